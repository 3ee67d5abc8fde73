import { describe, expect, it } from 'vitest';
import { createFakeApi, publicUrl } from './fake-api.ts';

interface Operation {
  operationId?: string;
  summary?: string;
  security?: unknown;
  parameters?: {
    name: string;
    in: string;
    required?: boolean;
    explode?: boolean;
    schema: { type: string; items?: unknown };
  }[];
  responses: Record<string, { description?: string; content?: Record<string, { schema?: unknown }> }>;
}
interface OpenApiDocument {
  openapi: string;
  servers: { url: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown>; securitySchemes: Record<string, unknown> };
}

async function documentOf() {
  const { api } = createFakeApi();
  const document = (await (await api.request('/openapi.json')).json()) as OpenApiDocument;
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${path}`, operation })),
  );
  return { api, document, operations };
}

describe('the OpenAPI document', () => {
  it('is 3.1.0 and holds each route that the API answers, and no other', async () => {
    const { api, document, operations } = await documentOf();
    expect(document.openapi).toBe('3.1.0');
    expect(document.servers).toEqual([{ url: publicUrl }]);
    const routed = api.routes
      .filter((route) => route.method !== 'ALL' && route.path !== '/openapi.json')
      .map((route) => `${route.method.toLowerCase()} /api${route.path.replace(/:(\w+)/g, '{$1}')}`);
    expect(operations.map((one) => one.name).sort()).toEqual([...new Set(routed)].sort());
    expect(operations.map((one) => one.name)).toEqual(
      expect.arrayContaining([
        'get /api/v1/items',
        'get /api/v1/items/{id}',
        'post /api/v1/items/{id}/tags',
        'delete /api/v1/items/{id}/tags/{concept}',
        'get /api/v1/concepts',
        'get /api/v1/glossary',
        'post /api/v1/glossary/changes/{id}/apply',
        'get /api/v1/sources',
        'post /api/v1/sources',
        'get /api/v1/digests/{id}',
      ]),
    );
  });

  /** What answers with a file. */
  const files: Record<string, string[]> = {
    'get /api/v1/glossary/export': ['text/turtle', 'application/ld+json', 'text/csv', 'application/yaml'],
  };

  it('describes each response with a schema, problems as problem+json', async () => {
    const { operations } = await documentOf();
    for (const { name, operation } of operations) {
      expect(operation.summary, name).toBeTruthy();
      expect(operation.operationId, name).toBeTruthy();
      for (const [status, response] of Object.entries(operation.responses)) {
        const mediaTypes = Number(status) < 400 ? (files[name] ?? ['application/json']) : ['application/problem+json'];
        expect(response.description, `${name} ${status}`).toBeTruthy();
        for (const mediaType of mediaTypes)
          expect(response.content?.[mediaType]?.schema, `${name} ${status}`).toBeTruthy();
      }
    }
  });

  it('declares each variable of a path', async () => {
    const { operations } = await documentOf();
    for (const { name, operation } of operations) {
      const variables = [...name.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
      expect(
        declared.map((parameter) => parameter.name),
        name,
      ).toEqual(variables);
      expect(
        declared.every((parameter) => parameter.required),
        name,
      ).toBe(true);
    }
  });

  /** What only curators see: what is not decided yet. */
  const curatorReads = [
    'get /api/v1/suggestions',
    'get /api/v1/glossary/changes',
    'get /api/v1/glossary/changes/{id}',
    'get /api/v1/glossary/candidates',
    'get /api/v1/signals/{id}/verdicts',
  ];

  it('asks for a key on what writes and on what only curators see, and only there', async () => {
    const { document, operations } = await documentOf();
    expect(document.components.securitySchemes).toMatchObject({ key: { type: 'http', scheme: 'bearer' } });
    for (const { name, operation } of operations) {
      const isOpen = name.startsWith('get ') && !curatorReads.includes(name);
      expect(operation.security, name).toEqual(isOpen ? undefined : [{ key: [] }]);
      expect('401' in operation.responses, name).toBe(!isOpen);
    }
  });

  it('holds every schema that it refers to', async () => {
    const { document } = await documentOf();
    const references = JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g);
    const names = new Set([...references].map((match) => match[1] ?? ''));
    expect(names.size).toBeGreaterThan(5);
    for (const name of names) expect(document.components.schemas).toHaveProperty(name);
  });

  it('says of list parameters that they repeat', async () => {
    const { document } = await documentOf();
    const parameters = document.paths['/api/v1/items']?.get?.parameters ?? [];
    expect(parameters.map((parameter) => parameter.name)).toEqual(
      'q concept source territory year kind sort limit cursor facets'.split(' '),
    );
    for (const name of 'concept source territory year kind'.split(' '))
      expect(parameters.find((parameter) => parameter.name === name)).toMatchObject({
        explode: true,
        required: false,
        schema: { type: 'array', items: { type: 'string' } },
      });
  });
});
