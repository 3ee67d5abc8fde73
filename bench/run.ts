// npm run bench -- NAME: runs bench/NAME.ts, whose last line is one JSON object.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const names = readdirSync(here)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('-child.ts') && file !== 'run.ts')
  .map((file) => file.replace('.ts', ''));
const [name] = process.argv.slice(2);
if (name === undefined || !names.includes(name)) {
  console.error(`usage: npm run bench -- NAME, where NAME is one of: ${names.join(', ')}`);
  process.exit(64);
}
await import(`./${name}.ts`);
