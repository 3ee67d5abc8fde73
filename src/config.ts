// The only reader of the environment and of config/*.yaml. Everything is checked before anything starts, and every fault is told at once.
import { existsSync, readFileSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ipaddr from 'ipaddr.js';
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { ConfigError, type ConfigFault } from './errors.ts';
import { buildGlossary } from './glossary/build-glossary.ts';
import { checkGlossary } from './glossary/check-glossary.ts';
import { type Glossary, glossaryFileSchema } from './model/glossary.ts';
import { checkedSourceDeclarationSchema, type SourceDeclaration } from './model/source.ts';

export interface Config {
  homeDir: string;
  port: number;
  /** Without a trailing slash. */
  publicUrl: string;
  /** Address or URL that a webmaster can write to; without it no request leaves for the outside. */
  contact?: string;
  /** Absent: the embedded PostgreSQL of `homeDir`. */
  databaseUrl?: string;
  /** Absent: the queue lives in PostgreSQL. */
  redisUrl?: string;
  /** Absent: PostgreSQL full text. */
  meili?: { url: string; key?: string };
  /** Absent: mails are .eml files under `homeDir`/mail. */
  smtpUrl?: string;
  mailFrom: string;
  /** CIDR ranges of private addresses that fetches may reach. */
  allowPrivate: string[];
  sources: SourceDeclaration[];
  glossary: Glossary;
}

/** Variables whose value may instead stand in the file that `<NAME>_FILE` names. */
const secretNames = ['DATABASE_URL', 'REDIS_URL', 'MEILI_KEY', 'SMTP_URL'] as const;
const vigieNames = ['VIGIE_HOME', 'VIGIE_PORT', 'VIGIE_PUBLIC_URL', 'VIGIE_CONTACT', 'VIGIE_ALLOW_PRIVATE'];

const urlOf = (schemes: string[]) =>
  z.string().refine(
    (value) => {
      try {
        return schemes.includes(new URL(value).protocol);
      } catch {
        return false;
      }
    },
    `must be a URL beginning with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}; write special characters of a password in percent form (@ is %40)`,
  );

const environmentSchema = z.object({
  VIGIE_HOME: z.string().optional(),
  VIGIE_PORT: z.coerce.number('must be a number').int().min(0).max(65535).default(8026),
  VIGIE_PUBLIC_URL: urlOf(['http:', 'https:']).optional(),
  VIGIE_CONTACT: z
    .string()
    .regex(/^[\x21-\x7e]+@[\x21-\x7e]+$|^https?:\/\/[\x21-\x7e]+$/, 'must be an e-mail address or an http(s) URL')
    .optional(),
  DATABASE_URL: urlOf(['postgres:', 'postgresql:']).optional(),
  REDIS_URL: urlOf(['redis:', 'rediss:']).optional(),
  MEILI_URL: urlOf(['http:', 'https:']).optional(),
  MEILI_KEY: z.string().optional(),
  SMTP_URL: urlOf(['smtp:', 'smtps:']).optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n<>]*<[^\s<>@]+@[^\s<>@]+>$|^[^\s<>@]+@[^\s<>@]+$/, 'must be an address, or « Name <address> »')
    .optional(),
  VIGIE_ALLOW_PRIVATE: z
    .string()
    .default('')
    .transform((value) =>
      value
        .split(',')
        .map((range) => range.trim())
        .filter(Boolean),
    )
    .refine(
      (ranges) => ranges.every((range) => ipaddr.isValidCIDR(range)),
      'must be CIDR ranges separated by commas, such as 10.0.0.0/8,fd00::/8',
    ),
});

const sourcesFileSchema = z.strictObject({ sources: z.array(checkedSourceDeclarationSchema) });

export interface ConfigInput {
  env: Record<string, string | undefined>;
  /** Where sources.yaml and glossary.yaml stand; default: `config/` of the current folder, else the one Vigie ships with. */
  configDir?: string;
}

/**
 * Reads and checks the whole configuration.
 * @throws ConfigError with every fault found (exit 78).
 */
export function readConfig({ env, configDir }: ConfigInput): Config {
  const faults: ConfigFault[] = [];
  const environment = readEnvironment(env, faults);
  const dir = configDir ?? defaultConfigDir();
  const glossary = readGlossary(join(dir, 'glossary.yaml'), faults);
  const sources = readSources(join(dir, 'sources.yaml'), faults);
  if (faults.length > 0 || !environment || !glossary || !sources) throw new ConfigError(faults);
  const port = environment.VIGIE_PORT;
  return {
    homeDir: resolve(environment.VIGIE_HOME ?? defaultHomeDir()),
    port,
    publicUrl: (environment.VIGIE_PUBLIC_URL ?? `http://localhost:${port}`).replace(/\/+$/, ''),
    ...(environment.VIGIE_CONTACT && { contact: environment.VIGIE_CONTACT }),
    ...(environment.DATABASE_URL && { databaseUrl: environment.DATABASE_URL }),
    ...(environment.REDIS_URL && { redisUrl: environment.REDIS_URL }),
    ...(environment.MEILI_URL && {
      meili: { url: environment.MEILI_URL, ...(environment.MEILI_KEY && { key: environment.MEILI_KEY }) },
    }),
    ...(environment.SMTP_URL && { smtpUrl: environment.SMTP_URL }),
    mailFrom: environment.MAIL_FROM ?? 'Vigie <vigie@localhost>',
    allowPrivate: environment.VIGIE_ALLOW_PRIVATE,
    sources,
    glossary,
  };
}

/** `/var/lib/vigie` for root, `~/.vigie` for anybody else. */
function defaultHomeDir(): string {
  return userInfo().uid === 0 ? '/var/lib/vigie' : join(homedir(), '.vigie');
}

function defaultConfigDir(): string {
  const local = resolve('config');
  return existsSync(join(local, 'glossary.yaml')) ? local : fileURLToPath(new URL('../config', import.meta.url));
}

function readEnvironment(
  env: ConfigInput['env'],
  faults: ConfigFault[],
): z.infer<typeof environmentSchema> | undefined {
  const values: Record<string, string> = {};
  const add = (path: string, problem: string, remedy: string) =>
    faults.push({ file: 'environment', path, problem, remedy });
  const known = new Set<string>([
    ...Object.keys(environmentSchema.shape),
    ...secretNames.map((name) => `${name}_FILE`),
  ]);
  for (const [name, value] of Object.entries(env)) {
    if (name.startsWith('VIGIE_') && !name.startsWith('VIGIE_TEST_') && !known.has(name))
      add(name, 'is not a variable of Vigie', `Known: ${vigieNames.join(', ')}`);
    if (known.has(name) && value !== undefined && value !== '') values[name] = value;
  }
  for (const name of secretNames) {
    const path = values[`${name}_FILE`];
    if (path === undefined) continue;
    if (values[name] !== undefined) add(name, `is set twice, here and by ${name}_FILE`, 'Keep one of them');
    try {
      values[name] = readFileSync(path, 'utf8').trim();
    } catch (error) {
      add(
        `${name}_FILE`,
        `cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`,
        'Give the path of a readable file',
      );
    }
  }
  const parsed = environmentSchema.safeParse(values);
  // A value may be a secret: the fault names the variable and the rule, never the value.
  for (const issue of parsed.error?.issues ?? [])
    add(issue.path.join('.'), issue.message, 'See config/vigie.example.env');
  if (values.MEILI_KEY !== undefined && values.MEILI_URL === undefined)
    add('MEILI_KEY', 'is set without MEILI_URL', 'Set both, or none');
  if (values.SMTP_URL !== undefined && values.MAIL_FROM === undefined)
    add(
      'MAIL_FROM',
      'is needed with SMTP_URL',
      'Set the address that mails come from, such as Vigie <vigie@collectivite.fr>',
    );
  return parsed.data;
}

function readGlossary(file: string, faults: ConfigFault[]): Glossary | undefined {
  const content = readYaml(file, glossaryFileSchema, faults);
  if (!content) return undefined;
  const found = checkGlossary(content);
  for (const fault of found) faults.push({ file, ...fault });
  return found.length === 0 ? buildGlossary(content) : undefined;
}

function readSources(file: string, faults: ConfigFault[]): SourceDeclaration[] | undefined {
  const sources = readYaml(file, sourcesFileSchema, faults)?.sources;
  const seen = new Set<string>();
  for (const [index, source] of (sources ?? []).entries()) {
    if (seen.has(source.id))
      faults.push({
        file,
        path: `sources[${index}].id`,
        problem: `« ${source.id} » is there twice`,
        remedy: 'Give each source its own id',
      });
    seen.add(source.id);
  }
  return sources;
}

/** Parses one YAML file against its schema; a fault says the line where it stands. */
function readYaml<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
  faults: ConfigFault[],
): z.infer<Schema> | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    faults.push({
      file,
      path: '',
      problem: `cannot be read (${code})`,
      remedy: 'Copy the one that Vigie ships with in config/',
    });
    return undefined;
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  for (const error of document.errors) {
    faults.push({
      file,
      path: `line ${lines.linePos(error.pos[0]).line}`,
      problem: `is not YAML (${error.code})`,
      remedy: 'Check the indentation and the quotes',
    });
  }
  if (document.errors.length > 0) return undefined;
  const parsed = schema.safeParse(document.toJS());
  for (const issue of parsed.error?.issues ?? []) {
    const line = lineOf(document, issue.path, lines);
    const path = issue.path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
    faults.push({
      file: line === undefined ? file : `${file}:${line}`,
      path: path.replace(/^\./, ''),
      problem: issue.message,
      remedy:
        issue.code === 'unrecognized_keys'
          ? 'Remove the key or mend its spelling'
          : 'See the comment at the head of the file',
    });
  }
  return parsed.data;
}

/** The line of the deepest node that exists on the path. */
function lineOf(
  document: ReturnType<typeof parseDocument>,
  path: PropertyKey[],
  lines: LineCounter,
): number | undefined {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
    if ((isScalar(node) || isMap(node)) && node.range) return lines.linePos(node.range[0]).line;
  }
  return undefined;
}
