import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkKey } from '../../../src/actions/check-key.ts';
import { createKey } from '../../../src/actions/create-key.ts';
import { revokeKey } from '../../../src/actions/revoke-key.ts';
import { sha256 } from '../../../src/model/ids.ts';
import type { Store } from '../../../src/store/store.ts';
import { openTestStore } from '../../support/test-store.ts';
import { makeActionDeps, start } from '../api/open-test-api.ts';

const cli = { id: 'cli', role: 'admin' } as const;
let store: Store;
let closeStore: (() => Promise<void>) | undefined;
let time = start;
let deps: ReturnType<typeof makeActionDeps>;

beforeAll(async () => {
  ({ store, close: closeStore } = await openTestStore());
  deps = makeActionDeps(store, () => time);
});
afterAll(() => closeStore?.());

describe('an API key', () => {
  it('is shown once: the store and the audit know its hash at most', async () => {
    const { key, secret } = await createKey(deps, cli, { role: 'curator', label: '  Équipe innovation ' });
    expect(secret).toMatch(new RegExp(`^vigie_${key.id}_[A-Za-z0-9_-]{43}$`));
    expect(key).toMatchObject({ role: 'curator', label: 'Équipe innovation', createdAt: start });

    const found = await store.apiKeys.find(key.id);
    expect(found?.hash).toBe(sha256(secret));
    const rows = await store.sql.query<{ row: string }>('select row_to_json(t)::text as row from api_key t');
    const audit = await store.curation.list({ limit: 100 });
    const random = secret.slice(secret.lastIndexOf('_') + 1);
    expect(JSON.stringify([rows, audit, await store.apiKeys.list()])).not.toContain(random);
    expect(audit[0]).toMatchObject({ actorId: 'cli', action: 'key.create', subjectId: key.id });
  });

  it('is known by its whole secret only', async () => {
    const { key, secret } = await createKey(deps, cli, { role: 'admin', label: 'a' });
    const other = await createKey(deps, cli, { role: 'admin', label: 'b' });
    expect(await checkKey(deps, secret)).toMatchObject({ id: key.id, role: 'admin' });
    const last = secret.endsWith('A') ? 'B' : 'A';
    for (const wrong of [
      '',
      key.id,
      secret.slice(0, -1),
      `${secret.slice(0, -1)}${last}`,
      secret.replace(key.id, other.key.id),
      secret.replace(key.id, 'inconnu'),
      secret.toUpperCase(),
      ` ${secret}`,
      sha256(secret),
    ])
      expect(await checkKey(deps, wrong), wrong).toBeUndefined();
  });

  it('notes when it served, to the minute', async () => {
    const { key, secret } = await createKey(deps, cli, { role: 'curator', label: 'c' });
    const lastUsedAt = async () => (await store.apiKeys.find(key.id))?.key.lastUsedAt;
    expect(await lastUsedAt()).toBeUndefined();
    await checkKey(deps, secret);
    expect(await lastUsedAt()).toEqual(start);
    time = new Date(start.getTime() + 59_000);
    await checkKey(deps, secret);
    expect(await lastUsedAt()).toEqual(start);
    time = new Date(start.getTime() + 60_000);
    await checkKey(deps, secret);
    expect(await lastUsedAt()).toEqual(time);
  });

  it('ends at once when it is revoked, and its end is audited once', async () => {
    const { key, secret } = await createKey(deps, cli, { role: 'curator', label: 'd' });
    expect(await revokeKey(deps, cli, { id: key.id })).toBe(true);
    expect(await checkKey(deps, secret)).toBeUndefined();
    expect(await revokeKey(deps, cli, { id: key.id })).toBe(false);
    const audit = await store.curation.list({ subjectType: 'api-key', subjectId: key.id, limit: 10 });
    expect(audit.map((entry) => entry.action).sort()).toEqual(['key.create', 'key.revoke']);
    await expect(revokeKey(deps, cli, { id: 'inconnu' })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is an admin’s to make and to end', async () => {
    for (const role of ['curator', 'public'] as const) {
      const actor = { id: 'key:x', role };
      await expect(createKey(deps, actor, { role: 'admin', label: 'x' })).rejects.toMatchObject({ code: 'forbidden' });
      await expect(revokeKey(deps, actor, { id: 'x' })).rejects.toMatchObject({ code: 'forbidden' });
    }
  });

  it.each(['', '   ', 'x'.repeat(101)])('needs a label that says whose it is, not %j', async (label) => {
    await expect(createKey(deps, cli, { role: 'curator', label })).rejects.toMatchObject({ code: 'input-invalid' });
  });
});
