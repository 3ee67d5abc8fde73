// Signals through the API, on a real store, each answer held against the OpenAPI document: what is shown, what curators say of it, what it was worth.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKey } from '../../../src/actions/create-key.ts';
import { detectSignals } from '../../../src/jobs/handlers/detect-signals.ts';
import { readGazetteer } from '../../../src/tagging/gazetteer.ts';
import { createPlaceDirectory } from '../../../src/tagging/territories.ts';
import { lastWeek, saveWatch, watchEnd } from '../../support/watched-items.ts';
import { glossary, openTestApi } from './open-test-api.ts';

const cli = { id: 'cli', role: 'admin' } as const;
let api: Awaited<ReturnType<typeof openTestApi>>;
let curator = '';

beforeAll(async () => {
  api = await openTestApi();
  curator = (await createKey(api.actions, cli, { role: 'curator', label: 'Curatrice' })).secret;
});
afterAll(() => api?.close());

const get = (path: string, key?: string) => api.request('GET', `/v1${path}`, key ? { key } : {});
const post = (path: string, body?: unknown) =>
  api.request('POST', `/v1${path}`, { key: curator, ...(body !== undefined && { body }) });

it('GET /signals gives nothing before the first evaluation', async () => {
  expect((await get('/signals')).json).toEqual({ signals: [] });
});

describe('once the week is evaluated', () => {
  let id = '';
  beforeAll(async () => {
    await saveWatch(api.store);
    const places = createPlaceDirectory(readGazetteer());
    await detectSignals({ store: api.store, glossary, places, now: () => watchEnd });
    const { json } = await get('/signals?lane=term');
    id = json.signals.find(({ label }: { label: string }) => label.includes('compteur solaire'))?.id;
  });

  it('GET /signals lists a week by rank, narrowed by lane, state and territory', async () => {
    const { json } = await get('/signals');
    expect(json.week).toBe(lastWeek);
    const ranks = json.signals.map(({ rank }: { rank: number }) => rank);
    expect(ranks).toEqual([...ranks].sort((one, other) => other - one));
    const idsOf = async (query: string) =>
      (await get(`/signals?${query}`)).json.signals.map((signal: { id: string }) => signal.id);
    expect(await idsOf('lane=term&state=weak&territory=region-53')).toContain(id);
    expect(await idsOf('lane=name')).not.toContain(id);
    expect(await idsOf('state=established')).not.toContain(id);
    expect(await idsOf('territory=region-84')).not.toContain(id);
    expect(await idsOf('week=2025-W30')).not.toContain(id);
    expect((await get('/signals?week=hier')).status).toBe(400);
    expect((await get('/signals?couloir=term')).status).toBe(400);
  });

  it('GET /signals/{id} gives the card with its proofs, its places and its weeks', async () => {
    const { json } = await get(`/signals/${id}`);
    expect(json).toMatchObject({ shown: true, muted: false, week: lastWeek, state: 'weak', tier: 'A', lane: 'term' });
    expect(json.territories).toMatchObject([{ id: 'region-53', label: 'Bretagne' }]);
    expect(json.sources[0].label).toMatch(/^Source \d$/);
    expect(json.documents[0].quote.text).toContain('compteur solaire');
    expect(json.history.at(-1)).toMatchObject({ week: lastWeek, tier: 'A' });
    expect((await get('/signals/inconnu')).status).toBe(404);
  });

  it('POST /signals/{id}/verdicts is for curators, is kept with its follow-up, and « bruit » hides the signal', async () => {
    expect((await api.request('POST', `/v1/signals/${id}/verdicts`, { body: { verdict: 'noise' } })).status).toBe(401);
    expect((await get(`/signals/${id}/verdicts`)).status).toBe(401);
    expect((await post(`/signals/${id}/verdicts`, { verdict: 'génial' })).status).toBe(422);
    expect((await post('/signals/inconnu/verdicts', { verdict: 'noise' })).status).toBe(404);

    const noise = await post(`/signals/${id}/verdicts`, { verdict: 'noise', comment: 'Une mode' });
    expect([noise.status, noise.json.week]).toEqual([201, lastWeek]);
    expect((await get('/signals')).json.signals.map((signal: { id: string }) => signal.id)).not.toContain(id);
    expect((await get(`/signals/${id}`)).json).toMatchObject({ muted: true, verdict: 'noise' });

    const followUp = { owner: 'Le service énergie', decision: 'Appeler Rennes', reviewOn: '2026-12-01' };
    await post(`/signals/${id}/verdicts`, { verdict: 'relevant', followUp });
    expect((await get('/signals')).json.signals.find((signal: { id: string }) => signal.id === id).verdict).toBe(
      'relevant',
    );
    const { json } = await get(`/signals/${id}/verdicts`, curator);
    expect(json.verdicts).toMatchObject([
      { verdict: 'relevant', ...followUp },
      { verdict: 'noise', comment: 'Une mode' },
    ]);
    // Whose desk it is on is nobody else's business.
    expect((await get(`/signals/${id}`)).text).not.toContain('service énergie');
    const audit = await api.store.curation.list({ subjectType: 'signal', subjectId: id, limit: 10 });
    expect(audit.map(({ action }) => action)).toEqual(['signal.judge', 'signal.judge']);
  });

  it('GET /signals/hit-rate counts what was judged', async () => {
    const { json } = await get('/signals/hit-rate');
    expect(json.quarters[0]).toMatchObject({ quarter: '2026-T2', relevant: 1, noise: 0, hitRate: 1 });
  });

  it('POST /signals/{id}/candidate makes it a candidate term with its documents, once', async () => {
    const { status, json } = await post(`/signals/${id}/candidate`);
    expect([status, json.candidate]).toEqual([202, expect.stringContaining('compteur-solaire')]);
    await post(`/signals/${id}/candidate`);
    const candidates = await api.store.glossary.listCandidates({ limit: 10 });
    expect(candidates.map(({ id: candidate }) => candidate)).toEqual([json.candidate]);
    expect(candidates[0]?.examples).toHaveLength(12);
    expect(candidates[0]?.examples.every(({ form }) => form.includes('compteur solaire'))).toBe(true);
    expect((await post('/signals/inconnu/candidate')).status).toBe(404);
  });

  it('refuses as a candidate what the glossary has already', async () => {
    const found = await api.store.signals.find(id);
    if (!found) throw new Error('no signal');
    const { standing, signal } = found.card;
    const card = {
      standing: { ...standing, lane: 'concept' as const, key: 'concept:open-data' },
      signal: { ...signal, key: 'concept:open-data', keys: ['concept:open-data'], label: 'données ouvertes' },
    };
    await api.store.signals.saveEvaluated({ week: lastWeek, cards: [card], weeks: found.weeks });
    const { status, json } = await post(`/signals/${id}/candidate`);
    expect([status, json.detail]).toEqual([422, expect.stringContaining('déjà dans le glossaire')]);
    expect((await api.store.glossary.listCandidates({ limit: 10 })).length).toBe(1);
  });
});
