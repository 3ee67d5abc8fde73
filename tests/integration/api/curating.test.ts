import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKey } from '../../../src/actions/create-key.ts';
import { revokeKey } from '../../../src/actions/revoke-key.ts';
import { sampleConceptTag, sampleTagging } from '../../support/sample-tag.ts';
import { makeItem, makeTagging, openTestApi, source, start } from './open-test-api.ts';

const cli = { id: 'cli', role: 'admin' } as const;
let api: Awaited<ReturnType<typeof openTestApi>>;
const keys: Record<string, string | undefined> = {};

beforeAll(async () => {
  api = await openTestApi();
  await api.store.sources.save(source, 'config', start);
  for (let n = 1; n <= 6; n++) await api.store.items.saveTagged(makeItem(n), makeTagging(makeItem(n)));
  await api.index();
  keys.curator = (await createKey(api.actions, cli, { role: 'curator', label: 'Curatrice' })).secret;
  keys.admin = (await createKey(api.actions, cli, { role: 'admin', label: 'Admin' })).secret;
  const revoked = await createKey(api.actions, cli, { role: 'curator', label: 'Ancienne' });
  await revokeKey(api.actions, cli, { id: revoked.key.id });
  keys.revoked = revoked.secret;
});
afterAll(() => api?.close());

const idOf = (n: number) => makeItem(n).id;
const auditOf = async (n: number) => {
  const entries = await api.store.curation.list({ subjectType: 'item', subjectId: idOf(n), limit: 50 });
  return entries.map((entry) => `${entry.actorId.replace(/:.*/, '')} ${entry.action} ${entry.detail.conceptId}`);
};
/** As ingestion does when the source changes: a new version, tagged by the matcher alone. */
const retag = (n: number, version: number) => {
  const item = makeItem(n, {
    version,
    contentHash: `hash-${n}-${version}`,
    title: `Portail open data, version ${version}`,
  });
  return api.store.items.saveTagged(item, makeTagging(item));
};
const withConcept = async (concept: string) => {
  await api.index();
  const { json } = await api.request('GET', `/v1/items?concept=${concept}&limit=100`);
  return json.items.map((item: { id: string }) => item.id) as string[];
};

describe('who may do what', () => {
  const reads = [
    ['GET', '/v1/items'],
    ['GET', `/v1/items/${idOf(1)}`],
    ['GET', '/v1/concepts'],
    ['GET', '/v1/sources'],
  ] as const;
  const writes = [
    ['POST', `/v1/items/${idOf(1)}/tags`, 201, { conceptId: 'ville-intelligente' }],
    ['DELETE', `/v1/items/${idOf(1)}/tags/ville-intelligente`, 200, undefined],
    ['POST', '/v1/sources', 201, { id: 'nouvelle', title: 'Nouvelle', url: 'https://nouvelle.example.fr/rss' }],
  ] as const;

  it.each(['none', 'revoked', 'curator', 'admin'])('anyone may read, with a %s key too', async (name) => {
    for (const [method, path] of reads)
      expect((await api.request(method, path, { ...(keys[name] && { key: keys[name] }) })).status).toBe(200);
  });

  it.each(['none', 'revoked'])('writing needs a key: %s', async (name) => {
    const before = await api.store.curation.list({ limit: 1000 });
    for (const [method, path, , body] of writes) {
      const answer = await api.request(method, path, { body, ...(keys[name] && { key: keys[name] }) });
      expect([path, answer.status]).toEqual([path, 401]);
    }
    expect(await api.store.curation.list({ limit: 1000 })).toEqual(before);
  });

  it.each(['curator', 'admin'])('a %s may write', async (name) => {
    for (const [method, path, status, body] of writes) {
      const sent = body && 'id' in body ? { ...body, id: `${body.id}-${name}`, url: `${body.url}?${name}` } : body;
      const answer = await api.request(method, path, { body: sent, key: keys[name] ?? '' });
      expect([path, answer.status]).toEqual([path, status]);
    }
  });
});

describe('a tag that a curator refuses', () => {
  it('leaves the item, the index and does not come back when the item is tagged again', async () => {
    const id = idOf(2);
    const refused = await api.request('DELETE', `/v1/items/${id}/tags/open-data`, { key: keys.curator ?? '' });
    expect(refused.json).toMatchObject({ concept: { id: 'open-data' }, state: 'refused' });
    expect(api.woken).toContain('changes');
    expect(await withConcept('open-data')).not.toContain(id);

    await retag(2, 2);
    const { json } = await api.request('GET', `/v1/items/${id}`);
    expect(json).toMatchObject({ version: 2, tags: [] });
    expect(await withConcept('open-data')).not.toContain(id);
    expect(await auditOf(2)).toEqual(['key tag.refuse open-data']);
  });

  it('is refused in advance when the item does not have it', async () => {
    const path = `/v1/items/${idOf(3)}/tags/ville-intelligente`;
    expect((await api.request('DELETE', path, { key: keys.curator ?? '' })).json.state).toBe('refused');
    const item = makeItem(3, { version: 2, contentHash: 'x' });
    const found = sampleConceptTag('ville-intelligente');
    await api.store.items.saveTagged(item, sampleTagging({ tags: [found] }));
    expect((await api.request('GET', `/v1/items/${item.id}`)).json.tags).toEqual([]);
  });

  it('is refused once: the same again writes no audit row', async () => {
    const path = `/v1/items/${idOf(4)}/tags/open-data`;
    for (let n = 0; n < 3; n++)
      expect((await api.request('DELETE', path, { key: keys.curator ?? '' })).status).toBe(200);
    expect(await auditOf(4)).toEqual(['key tag.refuse open-data']);
  });
});

describe('a tag that a curator adds', () => {
  const add = (n: number, body: unknown) =>
    api.request('POST', `/v1/items/${idOf(n)}/tags`, { body, key: keys.curator ?? '' });

  it('stays when the item is tagged again, with what of its evidence still holds', async () => {
    const body = { conceptId: 'ville-intelligente', form: 'comptages de velos' };
    const added = await add(5, body);
    expect(added.status).toBe(201);
    const [evidence] = added.json.evidence;
    expect(evidence).toMatchObject({ field: 'text', form: 'comptages de vélos', rule: 'curator' });
    expect(makeItem(5).text.slice(evidence.start, evidence.end)).toBe('comptages de vélos');

    await retag(5, 2);
    const { json } = await api.request('GET', `/v1/items/${idOf(5)}`);
    expect(json.tags).toMatchObject([
      { concept: { id: 'open-data' }, state: 'auto' },
      { concept: { id: 'ville-intelligente' }, state: 'added', evidence: [{ form: 'comptages de vélos' }] },
    ]);
    expect(await withConcept('ville-intelligente')).toContain(idOf(5));

    expect((await add(5, body)).status).toBe(200);
    expect(await auditOf(5)).toEqual(['key tag.add ville-intelligente']);
  });

  it('comes back from a refusal, and may be refused again: each decision is one audit row', async () => {
    const path = `/v1/items/${idOf(6)}/tags/open-data`;
    await api.request('DELETE', path, { key: keys.curator ?? '' });
    expect((await add(6, { conceptId: 'open-data' })).json.state).toBe('added');
    expect(await withConcept('open-data')).toContain(idOf(6));
    await api.request('DELETE', path, { key: keys.admin ?? '' });
    expect(await withConcept('open-data')).not.toContain(idOf(6));
    expect(await auditOf(6)).toEqual(['key tag.refuse open-data', 'key tag.add open-data', 'key tag.refuse open-data']);
    const states = (await api.store.curation.list({ subjectId: idOf(6), limit: 5 })).map(
      (entry) => entry.detail.before,
    );
    expect(states).toEqual(['added', 'refused', 'auto']);
  });

  it('is refused for an unknown item or concept, and nothing is written', async () => {
    const before = await api.store.curation.list({ limit: 1000 });
    const unknownItem = await api.request('POST', '/v1/items/inconnu/tags', {
      body: { conceptId: 'open-data' },
      key: keys.curator ?? '',
    });
    expect(unknownItem.status).toBe(404);
    const unknownConcept = await add(6, { conceptId: 'inconnu' });
    expect(unknownConcept.status).toBe(422);
    expect(unknownConcept.json.errors[0].pointer).toBe('/conceptId');
    expect(await api.store.curation.list({ limit: 1000 })).toEqual(before);
  });
});

describe('a source that a curator adds', () => {
  const add = (body: unknown) => api.request('POST', '/v1/sources', { body, key: keys.curator ?? '' });

  it('is due at once, wakes the workers, is audited, and is there once', async () => {
    const body = { id: 'metropole', title: 'Métropole', url: 'https://metropole.example.fr/feed' };
    const { status, json } = await add(body);
    expect(status).toBe(201);
    expect(json).toMatchObject({ state: 'new', origin: 'api', kind: 'feed', nextFetchAt: start.toISOString() });
    expect(api.woken).toContain('source metropole');
    const [entry] = await api.store.curation.list({ subjectType: 'source', subjectId: 'metropole', limit: 5 });
    expect(entry).toMatchObject({ action: 'source.add', detail: { url: body.url } });

    const again = await add({ ...body, url: 'https://autre.example.fr/feed' });
    expect([again.status, again.json.errors[0].pointer]).toEqual([409, '/id']);
    const twin = await add({ ...body, id: 'metropole-2' });
    expect([twin.status, twin.json.errors[0].pointer]).toEqual([409, '/url']);
  });

  it('needs selectors when it is a list, and takes none when it is a feed', async () => {
    const list = { id: 'liste', title: 'Liste', url: 'https://liste.example.fr/', kind: 'list' };
    expect((await add(list)).json.errors[0].pointer).toBe('/selectors');
    const selectors = { item: '.carte', link: 'a', title: 'h2' };
    expect((await add({ ...list, selectors })).status).toBe(201);
    expect((await add({ ...list, id: 'flux', kind: 'feed', selectors })).status).toBe(422);
  });
});

it('logs neither keys nor texts, only who did what', () => {
  const log = api.lines.join('');
  for (const secret of Object.values(keys)) expect(log).not.toContain(secret);
  expect(log).toContain('"actor":"key:');
});
