// Holds each exchange with the stand-in against the official OpenAPI description, with the overlay its README asks for.
import { existsSync, readFileSync } from 'node:fs';
import type { AnySchemaObject, ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const contractFile = new URL('../../../../shared/contracts/meilisearch-openapi.json', import.meta.url);

export interface Exchange {
  method: string;
  path: string;
  query: URLSearchParams;
  requestBody: unknown;
  status: number;
  responseBody: unknown;
}

/** What is wrong with the exchange, each fault in words; empty when nothing is. */
export type Referee = (exchange: Exchange) => string[];

interface Media {
  content?: { 'application/json'?: { schema?: unknown } };
}
interface Operation {
  parameters?: { name: string; in: string }[];
  requestBody?: Media;
  responses: Record<string, Media>;
}
interface Contract {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, AnySchemaObject> };
}

/** One a process: compiling the contract takes a while. */
let opened: { referee: Referee | undefined } | undefined;

/** Undefined, and said aloud, when the contract is not on this machine. */
export function openReferee(): Referee | undefined {
  opened ??= {
    referee: existsSync(contractFile) ? createReferee(JSON.parse(readFileSync(contractFile, 'utf8'))) : warn(),
  };
  return opened.referee;
}

function warn(): undefined {
  process.stderr.write(
    '\n*** WITHOUT REFEREE: the Meilisearch contract is absent, exchanges are not checked against it\n',
  );
}

function createReferee(contract: Contract): Referee {
  const { schemas } = contract.components;
  schemas.AttributePatterns = { type: 'array', items: { type: 'string' } };
  for (const name of ['SearchQuery', 'Settings_Unchecked', 'FacetSearchQuery', 'SimilarQuery', 'HybridQuery'])
    schemas[name] = { ...schemas[name], additionalProperties: false };

  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  for (const format of ['u-int8', 'u-int16', 'u-int32', 'u-int64']) ajv.addFormat(format, true);
  ajv.addSchema({ $id: 'contract:', components: contract.components });
  const compiled = new Map<string, ValidateFunction>();

  function check(what: string, schema: unknown, value: unknown): string[] {
    const key = JSON.stringify(schema);
    let validate = compiled.get(key);
    if (!validate) {
      validate = ajv.compile(JSON.parse(key.replaceAll('"#/components', '"contract:#/components')));
      compiled.set(key, validate);
    }
    if (validate(value)) return [];
    return (validate.errors ?? []).map((error) => {
      const detail = JSON.stringify(error.params);
      return `${what}${error.instancePath}: ${error.message} ${detail}`;
    });
  }

  return (exchange) => {
    const where = `${exchange.method} ${exchange.path}`;
    const operation = findOperation(contract, exchange);
    if (!operation) return [`${where}: no such operation in the contract`];
    const known = new Set(operation.parameters?.filter((one) => one.in === 'query').map((one) => one.name));
    const faults = [...exchange.query.keys()]
      .filter((name) => !known.has(name))
      .map((name) => `${where}?${name}: unknown`);
    const requestSchema = operation.requestBody?.content?.['application/json']?.schema;
    if (requestSchema !== undefined && exchange.status < 400)
      faults.push(...check(`${where} request`, requestSchema, exchange.requestBody));
    if (exchange.status >= 400)
      return [
        ...faults,
        ...check(`${where} ${exchange.status}`, { $ref: '#/components/schemas/ResponseError' }, exchange.responseBody),
      ];
    const response = operation.responses[String(exchange.status)];
    if (!response) return [...faults, `${where}: status ${exchange.status} is not declared`];
    const schema = response.content?.['application/json']?.schema;
    return schema === undefined ? faults : [...faults, ...check(`${where} response`, schema, exchange.responseBody)];
  };
}

function findOperation(contract: Contract, { method, path }: Exchange): Operation | undefined {
  const parts = path.split('/');
  const fits = (template: string) => {
    const wanted = template.split('/');
    return (
      wanted.length === parts.length && wanted.every((part, index) => part.startsWith('{') || part === parts[index])
    );
  };
  const candidates = Object.keys(contract.paths).filter(fits);
  // A path without parameters fits better than one with.
  const best = candidates.toSorted((a, b) => a.split('{').length - b.split('{').length)[0];
  return best === undefined ? undefined : contract.paths[best]?.[method.toLowerCase()];
}
