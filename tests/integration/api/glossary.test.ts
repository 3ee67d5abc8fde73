// The glossary's life through the API, on a real store: proposals, candidates, suggestions and learning, each answer held against the OpenAPI document.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKey } from '../../../src/actions/create-key.ts';
import type { Concept } from '../../../src/model/glossary.ts';
import { sampleConcept, sampleConceptTag, sampleTagging } from '../../support/sample-tag.ts';
import { glossary, makeItem, makeTagging, openTestApi, source, start } from './open-test-api.ts';

const cli = { id: 'cli', role: 'admin' } as const;
let api: Awaited<ReturnType<typeof openTestApi>>;
const keys = { curator: '', admin: '' };

beforeAll(async () => {
  api = await openTestApi();
  await api.store.sources.save(source, 'config', start);
  for (let n = 1; n <= 4; n++) await api.store.items.saveTagged(makeItem(n), makeTagging(makeItem(n)));
  keys.curator = (await createKey(api.actions, cli, { role: 'curator', label: 'Curatrice' })).secret;
  keys.admin = (await createKey(api.actions, cli, { role: 'admin', label: 'Admin' })).secret;
});
afterAll(() => api?.close());

const asCurator = (method: string, path: string, body?: unknown) =>
  api.request(method, `/v1${path}`, { key: keys.curator, ...(body !== undefined && { body }) });
const asAdmin = (method: string, path: string) => api.request(method, `/v1${path}`, { key: keys.admin });
const concept = (id: string, changes: Partial<Concept> = {}) => sampleConcept(id, { theme: 'donnees', ...changes });
const propose = (...concepts: unknown[]) => asCurator('POST', '/glossary/changes', { concepts, comment: 'Un essai' });

describe('GET /glossary', () => {
  it('gives the whole glossary in force and its revision, to anyone', async () => {
    const { status, json } = await api.request('GET', '/v1/glossary');
    expect(status).toBe(200);
    expect(json.revision).toMatchObject({ number: 1, version: glossary.version });
    expect(json.concepts[0]).toMatchObject({ id: 'open-data', hiddenLabels: ['opendata'], status: 'active' });
    const { json: list } = await api.request('GET', '/v1/glossary/revisions');
    expect(list.revisions).toHaveLength(1);
  });
});

describe('GET /glossary/export', () => {
  it.each([
    ['turtle', 'a skos:Concept'],
    ['csv', 'Identifiant'],
    ['yaml', 'concepts:'],
  ])('gives the glossary as %s', async (format, sign) => {
    const { status, text } = await api.request('GET', `/v1/glossary/export?format=${format}`);
    expect(status).toBe(200);
    expect(text).toContain(sign);
    expect(text).toContain('open-data');
  });

  it('refuses a format it does not know', async () => {
    expect((await api.request('GET', '/v1/glossary/export?format=xml')).status).toBe(400);
  });
});

describe('a change of the glossary', () => {
  it('is proposed by a curator, previewed, and applied by an admin only', async () => {
    const { status, json: change } = await propose(concept('tiers-lieu'));
    expect([status, change.state, change.baseNumber]).toEqual([201, 'draft', 1]);
    const previewed = await asCurator('POST', `/glossary/changes/${change.id}/preview`);
    expect([previewed.status, previewed.json.state]).toEqual([202, 'previewing']);
    expect(api.woken).toContain(`walk ${change.id}`);
    expect((await asCurator('POST', `/glossary/changes/${change.id}/apply`)).status).toBe(403);
    expect((await asAdmin('POST', `/glossary/changes/${change.id}/apply`)).status).toBe(409);
    expect((await asAdmin('POST', '/glossary/changes/inconnu/undo')).status).toBe(404);
    const { json: list } = await asCurator('GET', '/glossary/changes');
    expect(list.changes[0]).toMatchObject({ id: change.id, concepts: ['tiers-lieu'] });
    expect((await asCurator('GET', `/glossary/changes/${change.id}`)).json.concepts[0].id).toBe('tiers-lieu');
  });

  it('comes in force at once for readers, as a new revision', async () => {
    const { json: change } = await propose({ ...concept('fablab'), prefLabel: 'Fablab' });
    const applied = await asAdmin('POST', `/glossary/changes/${change.id}/apply`);
    expect(applied.json).toMatchObject({ state: 'applying', appliedNumber: 2, progress: { done: 0, total: 4 } });
    const { json } = await api.request('GET', '/v1/glossary');
    expect(json.revision).toMatchObject({ number: 2, comment: 'Un essai', changeId: change.id });
    expect(json.concepts.map(({ id }: Concept) => id)).toContain('fablab');
    // Its walk has not run: no other may begin.
    const { json: next } = await propose(concept('hackathon'));
    expect((await asAdmin('POST', `/glossary/changes/${next.id}/apply`)).status).toBe(409);
    const audit = await api.store.curation.list({ subjectType: 'glossary', subjectId: change.id, limit: 10 });
    expect(audit.map(({ action }) => action)).toEqual(['glossary.apply', 'glossary.propose']);
  });

  it('is refused with every fault and where it stands', async () => {
    const { status, json } = await propose(
      concept('xa', { related: ['inconnu'] }),
      concept('ya', { altLabels: ['open data'], theme: 'ailleurs' }),
    );
    expect(status).toBe(422);
    expect(json.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '/concepts/0/related/0',
      '/concepts/1/altLabels/0',
      '/concepts/1/theme',
    ]);
    expect((await propose({ id: 'Z' })).status).toBe(422);
    expect((await propose(glossary.concepts[0])).json.detail).toContain('ne change rien');
    expect((await propose(concept('za'), concept('za'))).status).toBe(422);
  });

  it('is for those who have a key', async () => {
    for (const path of ['/glossary/changes', '/glossary/candidates', '/suggestions'])
      expect((await api.request('GET', `/v1${path}`)).status).toBe(401);
  });
});

describe('words that the glossary lacks', () => {
  it('become candidates with their items, and a change when they are retained', async () => {
    const term = { term: 'Compteur à vélos', form: 'comptages de vélos' };
    const noted = await asCurator('POST', `/items/${makeItem(1).id}/tags`, term);
    expect([noted.status, noted.json]).toEqual([202, { candidate: 'compteur-a-velos' }]);
    await asCurator('POST', `/items/${makeItem(2).id}/tags`, term);
    const { json } = await asCurator('GET', '/glossary/candidates');
    expect(json.candidates[0]).toMatchObject({ id: 'compteur-a-velos', term: 'Compteur à vélos', state: 'open' });
    expect(json.candidates[0].examples).toHaveLength(2);

    const path = '/glossary/candidates/compteur-a-velos/accept';
    const refused = await asCurator('POST', path, {});
    expect([refused.status, refused.json.errors[0].pointer]).toEqual([422, '/theme']);
    const accepted = await asCurator('POST', path, { theme: 'donnees' });
    expect(accepted.json).toMatchObject({
      state: 'draft',
      concepts: [{ id: 'compteur-a-velos', status: 'candidate' }],
    });
    expect((await asCurator('POST', path, { theme: 'donnees' })).status).toBe(409);
    expect((await asCurator('GET', '/glossary/candidates?state=accepted')).json.candidates).toHaveLength(1);
  });

  it('are new names of a concept when a quoted passage holds none of its names', async () => {
    const item = makeItem(3);
    const path = `/items/${item.id}/tags`;
    await asCurator('POST', path, { conceptId: 'ville-intelligente', form: 'comptages de vélos' });
    await asCurator('POST', path, { conceptId: 'open-data', form: 'Portail open data' });
    const { json } = await asCurator('GET', '/glossary/candidates');
    expect(json.candidates).toMatchObject([{ id: 'comptages-de-velos', conceptId: 'ville-intelligente' }]);
    const accepted = await asCurator('POST', '/glossary/candidates/comptages-de-velos/accept', {});
    expect(accepted.json.concepts).toMatchObject([{ id: 'ville-intelligente', altLabels: ['comptages de vélos'] }]);
  });

  it('may be dismissed, once; a name of a concept is no candidate', async () => {
    await asCurator('POST', `/items/${makeItem(1).id}/tags`, { term: 'Suite de la phrase' });
    const path = '/glossary/candidates/suite-de-la-phrase/dismiss';
    expect((await asCurator('POST', path)).json.state).toBe('dismissed');
    expect((await asCurator('POST', path)).status).toBe(409);
    const known = await asCurator('POST', `/items/${makeItem(1).id}/tags`, { term: 'Open Data' });
    expect([known.status, known.json.errors[0].pointer]).toEqual([422, '/term']);
    const both = { term: 'x y', conceptId: 'open-data' };
    expect((await asCurator('POST', `/items/${makeItem(1).id}/tags`, both)).status).toBe(422);
  });
});

describe('suggestions', () => {
  const suggest = async (n: number) => {
    const item = makeItem(n, { firstSeenAt: new Date(start.getTime() + n * 1000) });
    const reasons = [{ feature: 'near', words: ['vélos'], weight: -0.4 }];
    const suggestion = sampleConceptTag('ville-intelligente', { confidence: 0.4, reasons });
    await api.store.items.saveTagged(item, sampleTagging({ suggestions: [suggestion] }));
    return item.id;
  };

  it('wait for a curator, page by page, and are no tags until then', async () => {
    const ids = [await suggest(10), await suggest(11), await suggest(12)].reverse();
    const first = await asCurator('GET', '/suggestions?concept=ville-intelligente&limit=2');
    const { item, suggestions } = first.json.items[0];
    expect(item.id).toBe(ids[0]);
    expect(suggestions).toMatchObject([{ confidence: 0.4, reasons: [{ text: 'à côté de : vélos', weight: -0.4 }] }]);
    const second = await asCurator('GET', `/suggestions?limit=2&cursor=${first.json.nextCursor}`);
    expect(second.json.items.map((one: { item: { id: string } }) => one.item.id)).toEqual([ids[2]]);
    expect((await asCurator('GET', '/suggestions?cursor=x')).status).toBe(400);
    expect((await api.request('GET', `/v1/items/${ids[0]}`)).json.tags).toEqual([]);
  });

  it('leave the list by a yes or a no', async () => {
    const { json } = await asCurator('GET', '/suggestions');
    const [yes, no] = json.items.map((one: { item: { id: string } }) => one.item.id);
    const added = await asCurator('POST', `/items/${yes}/tags`, { conceptId: 'ville-intelligente' });
    expect(added.json).toMatchObject({ state: 'added', confidence: 1, reasons: [{ feature: 'near' }] });
    await asCurator('DELETE', `/items/${no}/tags/ville-intelligente`);
    expect((await asCurator('GET', '/suggestions')).json.items).toHaveLength(1);
  });
});

it('POST /glossary/learn says so when the decisions teach nothing', async () => {
  expect((await asCurator('POST', '/glossary/learn', {})).status).toBe(409);
  expect((await asCurator('POST', '/glossary/learn', { conceptIds: ['inconnu'] })).status).toBe(422);
});
