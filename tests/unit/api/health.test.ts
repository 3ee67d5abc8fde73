import { describe, expect, it } from 'vitest';
import { createHealth, type HealthDeps } from '../../../src/api/health.ts';
import { createLog } from '../../../src/log.ts';

function createTestHealth(faults: { ping?: Error; count?: Error } = {}) {
  const lines: string[] = [];
  const deps: HealthDeps = {
    store: {
      ping: async () => {
        if (faults.ping) throw faults.ping;
      },
      changes: { count: async () => 7, list: async () => [], acknowledge: async () => {}, markAll: async () => 0 },
    },
    search: {
      name: 'postgres',
      count: async () => {
        if (faults.count) throw faults.count;
        return 42;
      },
    },
    log: createLog({ destination: { write: (line: string) => void lines.push(line) } }),
    publicUrl: 'https://vigie.example.fr',
    version: '0.1.0',
  };
  return { health: createHealth(deps), lines };
}

describe('/healthz', () => {
  it('answers while the process lives, whatever it stands on', async () => {
    const response = await createTestHealth({ ping: new Error('down') }).health.request('/healthz');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: 'ok', version: '0.1.0' });
  });
});

describe('/readyz', () => {
  it('counts what is indexed and what waits for the index', async () => {
    const response = await createTestHealth().health.request('/readyz');
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual({
      status: 'ready',
      store: 'ok',
      search: 'ok',
      engine: 'postgres',
      documents: 42,
      pendingChanges: 7,
    });
  });

  it.each([
    ['store', { ping: new Error('connect 10.0.0.3') }],
    ['search', { count: new Error('connect 10.0.0.3') }],
  ])('is a 503 problem when the %s does not answer; the cause is for the log only', async (part, faults) => {
    const { health, lines } = createTestHealth(faults);
    const response = await health.request('/readyz');
    expect(response.status).toBe(503);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const body = await response.text();
    expect(JSON.parse(body).checks[part]).toBe('failed');
    expect(body).not.toContain('10.0.0.3');
    expect(lines.join('')).toContain('10.0.0.3');
  });
});
