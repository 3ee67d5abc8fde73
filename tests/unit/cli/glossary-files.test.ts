// The formats of the glossary, as the command line writes and reads them.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readGlossaryFile, toChange } from '../../../src/cli/glossary-files.ts';
import { readConfig } from '../../../src/config.ts';
import { glossaryFormats, writeGlossary } from '../../../src/glossary/write-glossary.ts';

const dir = mkdtempSync(join(tmpdir(), 'vigie-files-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const { glossary } = readConfig({ env: {} });

it.each(glossaryFormats)('reads the shipped glossary back from %s as no change', async (format) => {
  const file = join(dir, `export.${format}`);
  writeFileSync(file, await writeGlossary(glossary, format, 'https://vigie.example.fr'));
  expect(await readGlossaryFile(file, glossary, format)).toEqual({ concepts: [], themes: [], absent: [], ignored: [] });
});

it('reads the shipped file itself, by its extension, as no change', async () => {
  expect(await readGlossaryFile('config/glossary.yaml', glossary)).toMatchObject({ concepts: [], themes: [] });
});

it('gives whole concepts and renamed themes, and names what the other does not have', () => {
  const [first, second, ...rest] = glossary.concepts;
  const [theme, ...themes] = glossary.themes;
  if (!first || !second || !theme) throw new Error('the shipped glossary is empty');
  const renamed = { ...theme, label: `${theme.label} !` };
  const changed = { ...first, altLabels: [...first.altLabels, 'mot de plus'] };
  const change = toChange(glossary, { version: '', themes: [renamed, ...themes], concepts: [changed, ...rest] });
  expect(change).toEqual({ concepts: [changed], themes: [renamed], absent: [second.id] });
});

it('says what is wrong with a file', async () => {
  await expect(readGlossaryFile(join(dir, 'absent.yaml'), glossary)).rejects.toMatchObject({ code: 'input-invalid' });
  await expect(readGlossaryFile('package.lock', glossary)).rejects.toThrow('format inconnu');
  const file = join(dir, 'bad.yaml');
  writeFileSync(
    file,
    'concepts: [{ id: x1, prefLabel: Xylo, definition: court, definitionSource: moi, theme: absent }]',
  );
  await expect(readGlossaryFile(file, glossary)).rejects.toThrow(/faute\(s\)[\s\S]*définition/);
});
