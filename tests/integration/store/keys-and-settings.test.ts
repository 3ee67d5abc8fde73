import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../../src/store/store.ts';
import { openTestStore } from '../../support/test-store.ts';
import { minutesAfter, noon } from './samples.ts';

let store: Store;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ store, close } = await openTestStore());
});
afterAll(() => close());

describe('API keys', () => {
  it('are kept as hashes, used, revoked once, and still found after', async () => {
    const created = await store.apiKeys.create({ id: 'k1', label: 'Camille', role: 'curator', hash: 'h1', now: noon });
    expect(created).toEqual({ id: 'k1', label: 'Camille', role: 'curator', createdAt: noon });
    await store.apiKeys.touch('k1', minutesAfter(1));
    expect(await store.apiKeys.revoke('k1', minutesAfter(2))).toBe(true);
    expect(await store.apiKeys.revoke('k1', minutesAfter(3))).toBe(false);
    expect(await store.apiKeys.revoke('nobody', noon)).toBe(false);
    const key = { ...created, lastUsedAt: minutesAfter(1), revokedAt: minutesAfter(2) };
    expect(await store.apiKeys.find('k1')).toEqual({ key, hash: 'h1' });
    expect(await store.apiKeys.list()).toEqual([key]);
    expect(await store.apiKeys.find('nobody')).toBeUndefined();
  });

  it('refuse an id that is taken', async () => {
    const again = store.apiKeys.create({ id: 'k1', label: 'Autre', role: 'admin', hash: 'h2', now: noon });
    await expect(again).rejects.toMatchObject({ code: 'conflict', retry: false });
  });
});

describe('settings', () => {
  it('are absent, then what was saved last', async () => {
    expect(await store.settings.find('index')).toBeUndefined();
    await store.settings.save('index', 'a');
    await store.settings.save('index', 'b');
    expect(await store.settings.find('index')).toBe('b');
  });
});
