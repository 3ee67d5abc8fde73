// The Meilisearch adapter on the stand-in server, over real HTTP.
import { createLog } from '../../../src/log.ts';
import { createMeilisearchEngine } from '../../../src/search/meilisearch/create-meilisearch-engine.ts';
import { startStandIn } from '../../support/meilisearch-stand-in/start-stand-in.ts';
import { testSearchEngine } from './search-engine.conformance.ts';

testSearchEngine('Meilisearch (stand-in)', async () => {
  const standIn = await startStandIn({ key: 'a-key' });
  const engine = createMeilisearchEngine({
    url: standIn.url,
    key: 'a-key',
    taskPollMs: 2,
    log: createLog({ level: 'silent' }),
  });
  await engine.prepare();
  return { engine, close: () => standIn.close() };
});
