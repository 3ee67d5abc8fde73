// The Meilisearch adapter on a real server, when there is one: VIGIE_TEST_MEILI_URL, with VIGIE_TEST_MEILI_KEY. It makes an index of its own and deletes it.
import { randomBytes } from 'node:crypto';
import { Meilisearch } from 'meilisearch';
import { createLog } from '../../../src/log.ts';
import { createMeilisearchEngine } from '../../../src/search/meilisearch/create-meilisearch-engine.ts';
import { describeWhenSet } from '../../support/require-or-skip.ts';
import { testSearchEngine } from './search-engine.conformance.ts';

const url = process.env.VIGIE_TEST_MEILI_URL;
const key = process.env.VIGIE_TEST_MEILI_KEY;

describeWhenSet('VIGIE_TEST_MEILI_URL')('on a real Meilisearch', () => {
  testSearchEngine('Meilisearch (server)', async () => {
    const indexUid = `vigie_test_${randomBytes(6).toString('hex')}`;
    const access = { url: url ?? '', ...(key ? { key } : {}) };
    const engine = createMeilisearchEngine({
      ...access,
      indexUid,
      taskPollMs: 20,
      log: createLog({ level: 'silent' }),
    });
    await engine.prepare();
    return {
      engine,
      async close() {
        const client = new Meilisearch({ host: access.url, ...(key ? { apiKey: key } : {}) });
        await client.deleteIndex(indexUid).waitTask({ timeout: 60_000 });
      },
    };
  });
});
