// The radar, the card of a signal and the feeds over a real store: what they say, and that other machines can read it.
import RssParser from 'rss-parser';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSignalsSite, publicUrl } from '../../support/signals-site.ts';

let site: Awaited<ReturnType<typeof openSignalsSite>>;
beforeAll(async () => {
  site = await openSignalsSite();
});
afterAll(() => site?.close());

const get = async (path: string) => {
  const response = await site.web.request(path);
  return { status: response.status, type: response.headers.get('content-type'), body: await response.text() };
};

it('the radar lists signals by state, narrowed by lane and territory', async () => {
  const { status, body } = await get('/signaux');
  expect(status).toBe(200);
  expect(body).toMatch(/<h2 id="weakA">Faibles, confirmés/);
  expect(body).toContain(`href="/signaux/${site.id}"`);
  expect(body).toMatch(/12 articles en \d+ semaines, 0(?:,\d)? attendu/);
  expect((await get('/signaux?territory=region-53')).body).toContain(site.id);
  expect((await get('/signaux?territory=region-84')).body).not.toContain(site.id);
  expect((await get('/signaux?lane=name')).body).not.toContain(site.id);
});

it('what the radar does not understand is left out', async () => {
  expect((await get('/signaux?lane=bidon&state=noise&week=hier')).body).toContain(site.id);
});

it('the card says why, since when, where, and lights the words in their passages', async () => {
  const { status, body } = await get(`/signaux/${site.id}`);
  expect(status).toBe(200);
  expect(body).toMatch(/12 documents en \d+ semaines/);
  expect(body).toMatch(/<blockquote>.*<mark>compteur solaire.*<\/mark>/);
  expect(body).toContain('href="/territoires/region-53"');
  expect(body).toContain('signalé la semaine du');
  expect(body.match(/<rect /g)).toHaveLength(78);
  expect(body.match(/<th scope="row">/g)).toHaveLength(78);
  expect(body).not.toMatch(/<script|style="/);
  expect((await get('/signaux/inconnu')).status).toBe(404);
});

it('the Atom feed is read by a feed reader', async () => {
  const { type, body } = await get('/signaux.atom');
  expect(type).toBe('application/atom+xml; charset=utf-8');
  const feed = await new RssParser().parseString(body);
  expect(feed.feedUrl).toBe(`${publicUrl}/signaux.atom`);
  const entry = feed.items.find(({ link }) => link === `${publicUrl}/signaux/${site.id}`);
  expect(entry?.title).toContain('compteur solaire');
  // The Monday after the week in which it was first shown.
  expect(new Date(entry?.pubDate ?? '').getUTCDay()).toBe(1);
  const dates = feed.items.map(({ pubDate }) => Date.parse(pubDate ?? ''));
  expect(dates).toEqual([...dates].sort((one, other) => other - one));
});

it('the JSON feed holds the same entries', async () => {
  const { type, body } = await get('/signaux.json');
  expect(type).toBe('application/feed+json; charset=utf-8');
  const feed = JSON.parse(body);
  expect(feed.version).toBe('https://jsonfeed.org/version/1.1');
  const atom = await new RssParser().parseString((await get('/signaux.atom')).body);
  expect(feed.items.map(({ url }: { url: string }) => url)).toEqual(atom.items.map(({ link }) => link));
});

it('a signal that curators hold for noise leaves the radar and the feeds, and its card says so', async () => {
  const found = await site.store.signals.find(site.id);
  if (!found) throw new Error('no signal');
  const { standing, signal } = found.card;
  await site.store.signals.saveVerdict({
    key: standing.key,
    verdict: 'noise',
    actorId: 'key:one',
    at: new Date('2026-05-12T09:00:00Z'),
    signalId: site.id,
    label: signal.label,
    lane: standing.lane,
    week: signal.week,
    surprise: signal.surprise,
  });
  for (const path of ['/signaux', '/signaux.atom', '/signaux.json'])
    expect((await get(path)).body, path).not.toContain(site.id);
  const { body } = await get(`/signaux/${site.id}`);
  expect(body).toContain('Un curateur y voit du bruit');
  expect(body).toContain('12 mai 2026');
});
