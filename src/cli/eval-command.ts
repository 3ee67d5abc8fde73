// vigie eval tags: how well the tagger does on texts labelled by reading. Opens nothing but the files it is given.
import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { VigieError } from '../errors.ts';
import { type GoldRecord, type GoldText, goldRecordSchema, goldTextSchema } from '../model/gold.ts';
import { evaluateTags } from '../tagging/evaluate-tags.ts';
import { createTagger } from '../tagging/tag-item.ts';
import { readJsonLines, throwFaults } from './read-json-lines.ts';
import { say, tell } from './say.ts';
import { tagScoresReport } from './tag-scores-report.ts';

export function addEvalCommand(program: Command): void {
  program
    .command('eval')
    .description('mesurer ce que Vigie fait sur des textes lus par des personnes')
    .command('tags')
    .description('précision et rappel des étiquettes et des territoires, et ce qui diffère')
    .requiredOption('--gold <fichiers...>', 'textes étiquetés, JSON Lines : id, concepts, traps, territories, kind')
    .requiredOption('--texts <fichiers...>', 'les textes, JSON Lines : id, title, text')
    .option('--json', 'écrire un seul objet JSON')
    .action((options: { gold: string[]; texts: string[]; json?: true }) => {
      const { glossary } = readConfig({ env: process.env });
      const labelled = readLabelledTexts(options);
      const known = new Set(glossary.concepts.map(({ id }) => id));
      const named = labelled.flatMap(({ gold }) => [...gold.concepts, ...gold.traps].map(({ id }) => id));
      const strangers = [...new Set(named)].filter((id) => !known.has(id));
      if (strangers.length > 0) tell(`Absents du glossaire, donc toujours manqués : ${strangers.join(', ')}`);
      const tagger = createTagger({ glossary });
      const scores = evaluateTags(labelled.map((each) => ({ ...each, prediction: tagger.tag(each.text) })));
      say(
        options.json
          ? JSON.stringify({ glossaryVersion: glossary.version, ...scores })
          : tagScoresReport(scores, glossary.version),
      );
    });
}

/**
 * Labels with their texts, in the order of the labels; texts without a label are left aside.
 * @throws VigieError `input-invalid`: a bad line, a text labelled twice, two different texts with one id, a label without its text, no label at all.
 */
export function readLabelledTexts(files: { gold: string[]; texts: string[] }): { gold: GoldRecord; text: GoldText }[] {
  const faults: string[] = [];
  const labels = new Map<string, { value: GoldRecord; at: string }>();
  for (const { value, at } of readJsonLines(files.gold, goldRecordSchema)) {
    const first = labels.get(value.id);
    if (first) faults.push(`${at} · id : « ${value.id} » est déjà étiqueté en ${first.at}. N’en garder qu’un.`);
    else labels.set(value.id, { value, at });
  }
  if (labels.size === 0)
    throw new VigieError(
      'input-invalid',
      `aucun texte étiqueté dans ${files.gold.join(', ')}. Donner d’autres fichiers à --gold.`,
    );
  const texts = new Map<string, { value: GoldText; at: string }>();
  for (const { value, at } of readJsonLines(files.texts, goldTextSchema)) {
    if (!labels.has(value.id)) continue;
    const first = texts.get(value.id);
    if (first && (first.value.title !== value.title || first.value.text !== value.text))
      faults.push(`${at} · id : « ${value.id} » a un autre texte en ${first.at}. N’en garder qu’un.`);
    else texts.set(value.id, { value, at });
  }
  const labelled: { gold: GoldRecord; text: GoldText }[] = [];
  for (const [id, { value: gold, at }] of labels) {
    const text = texts.get(id)?.value;
    if (text) labelled.push({ gold, text });
    else faults.push(`${at} · id : « ${id} » n’est dans aucun fichier de --texts. Ajouter le fichier qui le contient.`);
  }
  throwFaults(faults);
  return labelled;
}
