// All table families on one database or transaction, with translated errors.
import { createActorStore } from './actors.ts';
import { createApiKeyStore } from './api-keys.ts';
import { createChangeStore } from './changes.ts';
import { createCurationStore } from './curation.ts';
import type { Database } from './database.ts';
import { createDigestStore } from './digests.ts';
import { createGlossaryStore } from './glossary.ts';
import { createItemStore } from './items.ts';
import { createOutboxStore } from './outbox.ts';
import { createSettingStore } from './settings.ts';
import { createSignalStore } from './signals.ts';
import { createSourceStore } from './sources.ts';
import type { StoreFamilies } from './store.ts';
import { withStoreErrors } from './store-errors.ts';
import { createStoryStore } from './stories.ts';
import { createSubscriptionStore } from './subscriptions.ts';
import { createTrendStore } from './trends.ts';

export function createFamilies(database: Database): StoreFamilies {
  return {
    sources: withStoreErrors(createSourceStore(database)),
    items: withStoreErrors(createItemStore(database)),
    changes: withStoreErrors(createChangeStore(database)),
    curation: withStoreErrors(createCurationStore(database)),
    apiKeys: withStoreErrors(createApiKeyStore(database)),
    subscriptions: withStoreErrors(createSubscriptionStore(database)),
    digests: withStoreErrors(createDigestStore(database)),
    outbox: withStoreErrors(createOutboxStore(database)),
    settings: withStoreErrors(createSettingStore(database)),
    glossary: withStoreErrors(createGlossaryStore(database)),
    actors: withStoreErrors(createActorStore(database)),
    stories: withStoreErrors(createStoryStore(database)),
    trends: withStoreErrors(createTrendStore(database)),
    signals: withStoreErrors(createSignalStore(database)),
  };
}
