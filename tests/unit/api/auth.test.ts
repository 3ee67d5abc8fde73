import { describe, expect, it } from 'vitest';
import { parseApiSecret, toApiSecret } from '../../../src/actions/api-secret.ts';
import { parseBearer } from '../../../src/api/auth.ts';
import { createFakeApi, item, secrets } from './fake-api.ts';

describe('parseBearer', () => {
  it.each([
    ['Bearer vigie_a_b', 'vigie_a_b'],
    ['bearer   vigie_a_b ', 'vigie_a_b'],
    ['Basic dmlnaWU6eA==', undefined],
    ['Bearer', undefined],
    ['Bearer a b', undefined],
    ['Bearer é', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('reads %j as %j', (header, token) => {
    expect(parseBearer(header)).toBe(token);
  });
});

describe('parseApiSecret', () => {
  it('gives the id that toApiSecret wrote, even before a secret with underscores', () => {
    expect(parseApiSecret(toApiSecret('k2', '_-'.repeat(21).concat('_')))).toBe('k2');
  });

  it.each([
    '',
    'vigie_',
    'vigie_a_short',
    `vigie_A_${'x'.repeat(43)}`,
    `vp_a_${'x'.repeat(43)}`,
    `vigie_a_${'x'.repeat(44)}`,
  ])('refuses %j', (secret) => {
    expect(parseApiSecret(secret)).toBeUndefined();
  });
});

describe('the key of a request', () => {
  const path = `/v1/items/${item.id}/tags`;
  const post = (authorization?: string, query = '') => {
    const fake = createFakeApi();
    const headers = { 'content-type': 'application/json', ...(authorization && { authorization }) };
    // An unknown concept: a request that is let in stops there, before it writes.
    const body = JSON.stringify({ conceptId: 'inconnu' });
    return { fake, answer: fake.api.request(path + query, { method: 'POST', headers, body }) };
  };

  it.each([
    ['no key', undefined],
    ['a revoked key', `Bearer ${secrets.revoked}`],
    ['a key of an unknown id', `Bearer ${secrets.curator.replace('curator1', 'nobody')}`],
    ['a key with another’s secret', `Bearer ${secrets.curator.replace('curator1', 'admin1')}`],
    ['another scheme', `Basic ${secrets.curator}`],
    ['nonsense', 'Bearer x'],
  ])('is refused in the same words with %s', async (_name, authorization) => {
    const response = await post(authorization).answer;
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer realm="vigie"');
    expect(await response.json()).toMatchObject({
      title: 'Clé absente ou refusée',
      detail: expect.stringContaining('Authorization: Bearer'),
    });
  });

  it('is never taken from the address', async () => {
    const response = await post(undefined, `?key=${secrets.curator}`).answer;
    expect(response.status).toBe(401);
  });

  it.each(['curator', 'admin'] as const)('lets a %s in, and notes when the key served', async (role) => {
    const { fake, answer } = post(`Bearer ${secrets[role]}`);
    expect((await answer).status).toBe(422);
    expect(fake.touched).toEqual([`${role}1`]);
  });

  it('is not in the log; its id is', async () => {
    const { fake, answer } = post(`Bearer ${secrets.curator}`, `?secret=${secrets.curator}`);
    await answer;
    const line = fake.lines.join('');
    expect(line).not.toContain('c'.repeat(43));
    expect(JSON.parse(line)).toMatchObject({ actor: 'key:curator1', route: '/v1/items/:id/tags', status: 400 });
  });
});
