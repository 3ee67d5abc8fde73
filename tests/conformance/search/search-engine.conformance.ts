// What every search engine must do, whatever it ranks first: one suite, run on each adapter.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SearchDocument, SearchQuery } from '../../../src/model/search.ts';
import type { SearchEngine } from '../../../src/search/search-engine.ts';
import { frenchDocuments } from './french-documents.ts';

export interface OpenedEngine {
  engine: SearchEngine;
  /** Releases what was opened; fails when the engine was spoken to in a wrong way. */
  close(): Promise<void>;
}

const byId = new Map(frenchDocuments.map((document) => [document.id, document]));

function documentOf(id: string, changes: Partial<SearchDocument> = {}): SearchDocument {
  const document = byId.get(id);
  if (!document) throw new Error(`no document ${id}`);
  return { ...document, ...changes };
}

/** `open` gives a prepared, empty engine. */
export function testSearchEngine(name: string, open: () => Promise<OpenedEngine>): void {
  describe(`search on ${name}`, () => {
    let opened: OpenedEngine;
    let engine: SearchEngine;

    beforeAll(async () => {
      opened = await open();
      engine = opened.engine;
    });
    afterAll(() => opened?.close());

    async function find(query: Partial<SearchQuery>) {
      return engine.search({ filters: {}, sort: 'relevance', limit: 20, facets: false, ...query });
    }
    async function idsOf(query: Partial<SearchQuery>): Promise<string[]> {
      return (await find(query)).hits.map((hit) => hit.id);
    }
    async function walk(query: Partial<SearchQuery>, between: () => Promise<void> = async () => {}): Promise<string[]> {
      const ids: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await find({ ...query, ...(cursor ? { cursor } : {}) });
        ids.push(...page.hits.map((hit) => hit.id));
        cursor = page.nextCursor;
        await between();
      } while (cursor && ids.length < 200);
      return ids;
    }

    describe('with the French documents', () => {
      beforeAll(async () => {
        await engine.write({ upserts: frenchDocuments, deletes: [] });
      });

      it('counts its documents', async () => {
        expect(await engine.count()).toBe(frenchDocuments.length);
      });

      it.each([
        ['métropole', ['atelier']],
        ['metropole', ['atelier']],
        ['MÉTROPOLE', ['atelier']],
        ['me\u0301tropole', ['atelier']],
        ['coeur', ['reseau']],
        ['cœur', ['reseau']],
      ])('finds « %s » with or without accents, capitals and ligatures', async (q, ids) => {
        expect(await idsOf({ q })).toEqual(ids);
      });

      it.each([
        ['hôpital', ['hopital']],
        ["l'hôpital", ['hopital']],
        ['l’hôpital', ['hopital']],
        ['urgence', ['hopital']],
        ["d'urgence", ['hopital']],
      ])('finds « %s » with or without its elided article', async (q, ids) => {
        expect(await idsOf({ q })).toEqual(ids);
      });

      it.each([
        ['projet', ['atelier', 'budget']],
        ['projets', ['atelier', 'budget']],
        ['territoriaux', ['reseau']],
        ['territoriale', ['reseau']],
        ['réseau', ['reseau']],
        ['hôpitaux', ['hopital']],
      ])('finds « %s » in its other forms', async (q, ids) => {
        expect((await idsOf({ q })).toSorted()).toEqual(ids);
      });

      it('asks for every word, wherever each one is', async () => {
        expect(await idsOf({ q: 'santé habitants' })).toEqual(['budget']);
        expect(await idsOf({ q: 'lauréats école' })).toEqual(['budget']);
      });

      it('leaves stop words out, but not maïs', async () => {
        expect(await idsOf({ q: 'la santé de les anciens' })).toEqual(['hopital']);
        expect(await idsOf({ q: 'maïs' })).toEqual(['mais']);
        expect(await idsOf({ q: 'mais' })).toEqual(['mais']);
      });

      it('forgives a slip of the finger', async () => {
        expect(await idsOf({ q: 'numerqiue' })).toEqual(['hopital']);
        expect(await idsOf({ q: 'laboratore' })).toEqual(['sans-date']);
      });

      it('completes the last word', async () => {
        expect(await idsOf({ q: 'consultat' })).toEqual(['hopital']);
      });

      it('puts a match in the title above one in the text', async () => {
        expect((await idsOf({ q: 'projet' }))[0]).toBe('atelier');
      });

      it('gives everything without words, newest first', async () => {
        const newestFirst = frenchDocuments.toSorted((a, b) => b.sortAt - a.sortAt).map((document) => document.id);
        for (const q of [undefined, '', '   '])
          expect(await idsOf({ ...(q === undefined ? {} : { q }), sort: 'date' })).toEqual(newestFirst);
        expect((await find({ sort: 'relevance' })).total).toBe(frenchDocuments.length);
      });

      it('orders by date when asked to', async () => {
        expect(await idsOf({ q: 'santé', sort: 'date' })).toEqual(['hopital', 'budget']);
        expect(await idsOf({ q: 'projet', sort: 'date' })).toEqual(['budget', 'atelier']);
      });

      it('finds nothing for words that no document has', async () => {
        const result = await find({ q: 'xylophoniste', facets: true });
        expect(result).toMatchObject({ hits: [], total: 0 });
        expect(result.facets?.concept).toEqual([]);
        expect(result.nextCursor).toBeUndefined();
      });

      it.each([
        ["' | !atelier & (", ['atelier']],
        ['atelier:*', ['atelier']],
        ['"atelier" -rennes', ['atelier']],
        ["atelier'); DROP TABLE search_document; --", []],
        ['\\', []],
        ['« … » !!! ???', []],
        ['<atelier/>&%', ['atelier']],
        ['atelier\u0000\uE000', ['atelier']],
      ])('takes « %s » as words, not as orders', async (q, ids) => {
        const found = await idsOf({ q });
        if (ids.length > 0) expect(found).toEqual(ids);
        else expect(found.length).toBeLessThanOrEqual(1);
        expect(await engine.count()).toBe(frenchDocuments.length);
      });

      it('filters: values of one facet widen, facets narrow', async () => {
        const ids = async (filters: SearchQuery['filters']) => (await idsOf({ filters })).toSorted();
        expect(await ids({ concept: ['tiers-lieu'] })).toEqual(['atelier', 'reseau']);
        expect(await ids({ concept: ['tiers-lieu', 'service-numerique'] })).toEqual(['atelier', 'hopital', 'reseau']);
        expect(await ids({ concept: ['tiers-lieu'], territory: ['region-53'] })).toEqual(['atelier']);
        expect(await ids({ source: ['sante-publique-info'] })).toEqual(['hopital', 'reseau']);
        expect(await ids({ year: ['2022', '2023'] })).toEqual(['atelier', 'ecole', 'mais', 'reseau']);
        expect(await ids({ kind: ['call'] })).toEqual(['sans-date']);
        expect(await ids({ concept: [] })).toHaveLength(frenchDocuments.length);
        expect(
          (await idsOf({ q: 'santé', filters: { year: ['2024'], source: ['gazette-des-maires'] } })).toSorted(),
        ).toEqual(['budget']);
      });

      it.each([
        [{ concept: ['nothing-like-it'] }],
        [{ year: ['two thousand'] }],
        [{ source: ['"] OR kind = "article'] }],
        [{ territory: ["'; --", '\\', '\u0000'] }],
      ])('matches nothing for a filter value that cannot be: %j', async (filters) => {
        expect(await find({ filters })).toMatchObject({ hits: [], total: 0 });
      });

      it('counts facets, each without its own selection', async () => {
        const { facets, total } = await find({
          facets: true,
          filters: { concept: ['tiers-lieu'], territory: ['region-53'] },
        });
        expect(total).toBe(1);
        expect(facets?.concept).toEqual([
          { value: 'participation', count: 1 },
          { value: 'service-numerique', count: 1 },
          { value: 'tiers-lieu', count: 1 },
        ]);
        expect(facets?.territory).toEqual([
          { value: 'commune-35238', count: 1 },
          { value: 'departement-35', count: 1 },
          { value: 'departement-44', count: 1 },
          { value: 'region-52', count: 1 },
          { value: 'region-53', count: 1 },
        ]);
        expect(facets?.year).toEqual([{ value: '2023', count: 1 }]);
        expect(facets?.kind).toEqual([{ value: 'project', count: 1 }]);
        expect(facets?.source).toEqual([{ value: 'gazette-des-maires', count: 1 }]);
      });

      it('counts facets of what the words find, most frequent first', async () => {
        const { facets, total } = await find({ q: 'santé', facets: true });
        expect(total).toBe(2);
        expect(facets?.year).toEqual([{ value: '2024', count: 2 }]);
        expect(facets?.source).toEqual([
          { value: 'gazette-des-maires', count: 1 },
          { value: 'sante-publique-info', count: 1 },
        ]);
        expect((await find({ facets: true })).facets?.concept[0]).toEqual({ value: 'participation', count: 3 });
        expect((await find({ q: 'santé' })).facets).toBeUndefined();
      });

      it('lights up the forms of the words that were looked for', async () => {
        const { hits } = await find({ q: 'projet habitant' });
        expect(hits.map((hit) => hit.id).toSorted()).toEqual(['atelier', 'budget']);
        for (const { title, excerpt } of hits) {
          const lit = [title, excerpt].flatMap(({ text, marks }) =>
            marks.map(([start, end]) => text.slice(start, end)),
          );
          expect(lit.length).toBeGreaterThan(0);
          for (const form of lit) expect(form).toMatch(/^(projets?|habitants?)$/i);
        }
        const title = hits.find((hit) => hit.id === 'atelier')?.title;
        expect(title?.text).toBe('Un projet d’atelier partagé à Rennes');
        expect(title?.marks).toEqual([[3, 9]]);
      });

      it('cuts the excerpt around the first match, at most 300 characters, on words', async () => {
        const { hits } = await find({ q: 'expérimentation' });
        expect(hits.map((hit) => hit.id)).toEqual(['ecole']);
        const excerpt = hits[0]?.excerpt ?? { text: '', marks: [] };
        expect(excerpt.text.length).toBeLessThanOrEqual(300);
        expect(excerpt.text).toMatch(/^….*…$/);
        expect(excerpt.marks.map(([start, end]) => excerpt.text.slice(start, end))).toEqual(['expérimentation']);
        const words = new Set(documentOf('ecole').text.split(/\s+/));
        for (const word of excerpt.text.replaceAll('…', '').trim().split(/\s+/)) expect(words).toContain(word);
      });

      it("gives the item's own excerpt, unmarked, when there are no words", async () => {
        const { hits } = await find({ filters: { kind: ['call'] } });
        expect(hits[0]?.excerpt).toEqual({ text: documentOf('sans-date').excerpt, marks: [] });
        expect(hits[0]?.title.marks).toEqual([]);
      });

      it('never gives the whole text away', async () => {
        const { hits } = await find({ q: 'commune' });
        for (const hit of hits) expect(Object.keys(hit).toSorted()).toEqual(['excerpt', 'id', 'title']);
      });

      it.each([0, 101, 1.5, Number.NaN])('refuses a page of %s hits', async (limit) => {
        await expect(find({ limit })).rejects.toMatchObject({ code: 'input-invalid' });
      });

      it('refuses a cursor that is not of this query', async () => {
        const { nextCursor } = await find({ q: 'projet', limit: 1 });
        expect(nextCursor).toBeDefined();
        const cursor = nextCursor ?? '';
        for (const query of [
          { q: 'santé', cursor },
          { q: 'projet', sort: 'date', cursor },
          { q: 'projet', filters: { year: ['2024'] }, cursor },
          { q: 'projet', cursor: 'not a cursor' },
          { q: 'projet', cursor: '' },
          { q: 'projet', cursor: `${cursor}AAAA` },
          { q: 'projet', cursor: Buffer.from('[null]').toString('base64url') },
        ] as Partial<SearchQuery>[])
          await expect(find(query)).rejects.toMatchObject({ code: 'input-invalid' });
      });
    });

    describe('with many documents', () => {
      const many = Array.from({ length: 57 }, (_, index) =>
        documentOf('atelier', {
          id: `many-${String(index).padStart(2, '0')}`,
          title: index % 3 === 0 ? `Le chantier ${index}` : `Une visite ${index}`,
          text: 'Un chantier ouvert au public.',
          excerpt: 'Un chantier ouvert au public.',
          concepts: ['chantier-ouvert'],
          // Five documents share each second: pages must not lose or repeat any of them.
          sortAt: 1_600_000_000 + Math.floor(index / 5),
        }),
      );
      const filters = { concept: ['chantier-ouvert'] };
      const everyId = many.map((document) => document.id);
      const newestFirst = many
        .toSorted((a, b) => b.sortAt - a.sortAt || (a.id < b.id ? -1 : 1))
        .map((document) => document.id);

      beforeAll(async () => {
        await engine.write({ upserts: many, deletes: [] });
      });

      it.each([
        ['relevance', 'chantier'],
        ['date', 'chantier'],
        ['relevance', undefined],
        ['date', undefined],
      ] as const)('gives each one once along the pages by %s for %s', async (sort, q) => {
        const ids = await walk({ sort, filters, limit: 7, ...(q ? { q } : {}) });
        expect(ids.toSorted()).toEqual(everyId);
        if (sort === 'date') expect(ids).toEqual(newestFirst);
      });

      it('says the same total on every page', async () => {
        const first = await find({ q: 'chantier', sort: 'date', filters, limit: 20 });
        const second = await find({ q: 'chantier', sort: 'date', filters, limit: 20, cursor: first.nextCursor ?? '' });
        expect([first.total, second.total]).toEqual([57, 57]);
      });

      it('keeps its place in date order while newer documents come in', async () => {
        let added = 0;
        const ids = await walk({ q: 'chantier', sort: 'date', filters, limit: 10 }, async () => {
          const newer = documentOf('atelier', {
            id: `newer-${added}`,
            title: 'Un chantier de plus',
            concepts: ['chantier-ouvert'],
            sortAt: 1_900_000_000 + added,
          });
          added++;
          await engine.write({ upserts: [newer], deletes: [] });
        });
        expect(ids).toEqual(newestFirst);
        await engine.write({ upserts: [], deletes: Array.from({ length: added }, (_, index) => `newer-${index}`) });
      });

      afterAll(async () => {
        await engine.write({ upserts: [], deletes: everyId });
      });
    });

    describe('when documents change', () => {
      beforeEach(async () => {
        await engine.write({ upserts: frenchDocuments, deletes: ['brouillon'] });
      });

      it('replaces a document: what it no longer says is no longer found', async () => {
        await engine.write({
          upserts: [documentOf('atelier', { title: 'Une bibliothèque d’outils', concepts: ['biens-communs'] })],
          deletes: [],
        });
        expect(await idsOf({ q: 'bibliothèque' })).toEqual(['atelier']);
        expect(await idsOf({ q: 'partagé' })).toEqual([]);
        expect(await idsOf({ filters: { concept: ['tiers-lieu'] } })).toEqual(['reseau']);
        expect(await engine.count()).toBe(frenchDocuments.length);
      });

      it('removes a document, and takes a removal of nothing in its stride', async () => {
        await engine.write({ upserts: [], deletes: ['atelier', 'never-there'] });
        expect(await idsOf({ q: 'fabrication' })).toEqual([]);
        expect(await engine.count()).toBe(frenchDocuments.length - 1);
        await engine.write({ upserts: [], deletes: [] });
        expect(await engine.count()).toBe(frenchDocuments.length - 1);
      });

      it('writes twice what it wrote once', async () => {
        await engine.write({ upserts: frenchDocuments, deletes: [] });
        await engine.write({ upserts: frenchDocuments, deletes: [] });
        expect(await engine.count()).toBe(frenchDocuments.length);
        expect((await idsOf({ q: 'projet' })).toSorted()).toEqual(['atelier', 'budget']);
      });

      it('takes concurrent writes of the same documents', async () => {
        const writes = Array.from({ length: 4 }, (_, index) =>
          engine.write({
            upserts: index % 2 === 0 ? frenchDocuments : frenchDocuments.toReversed(),
            deletes: [`brouillon`],
          }),
        );
        await Promise.all(writes);
        expect(await engine.count()).toBe(frenchDocuments.length);
      });

      it('takes odd characters and empty fields', async () => {
        const odd = documentOf('atelier', {
          id: 'brouillon',
          title: 'Caractères \u0000 \uD800 \uE000bizarres\uE001 😀 « ’ »',
          text: '',
          excerpt: '',
        });
        await engine.write({ upserts: [odd], deletes: [] });
        const { hits } = await find({ q: 'bizarres' });
        expect(hits.map((hit) => hit.id)).toEqual(['brouillon']);
        const title = hits[0]?.title ?? { text: '', marks: [] };
        expect(title.marks.map(([start, end]) => title.text.slice(start, end))).toEqual(['bizarres']);
        await engine.write({ upserts: [], deletes: ['brouillon'] });
      });
    });
  });
}
