// vigie glossary: reading the glossary in force, and changing it without fear: proposed, previewed on all stored items, applied, undone.
import { writeFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { applyGlossaryChange } from '../actions/apply-glossary-change.ts';
import { acceptCandidate, dismissCandidate } from '../actions/decide-candidate.ts';
import { learnFromDecisions } from '../actions/learn-from-decisions.ts';
import { previewGlossaryChange } from '../actions/preview-glossary-change.ts';
import { proposeGlossaryChange } from '../actions/propose-glossary-change.ts';
import { undoGlossaryChange } from '../actions/undo-glossary-change.ts';
import type { Core } from '../core.ts';
import { notFound } from '../errors.ts';
import { statusNames } from '../glossary/field-names.ts';
import { type GlossaryFormat, glossaryFormats, writeGlossary } from '../glossary/write-glossary.ts';
import { toYaml } from '../glossary/yaml.ts';
import { prefLabelOf } from '../model/glossary.ts';
import { type GlossaryChange, isWalking } from '../model/glossary-change.ts';
import { readGlossaryFile, toChange } from './glossary-files.ts';
import { describeChange, effectReport } from './glossary-report.ts';
import { runWalk } from './run-walk.ts';
import { say, tell } from './say.ts';
import { withCore } from './with-core.ts';

const cli = { id: 'cli', role: 'admin' } as const;

export function addGlossaryCommand(program: Command): void {
  const glossary = program.command('glossary').description('le glossaire : le lire, le changer, revenir en arrière');
  const formatOption = () => new Option('--format <format>', 'par défaut : selon l’extension').choices(glossaryFormats);

  glossary
    .command('show')
    .description('les notions en vigueur, ou une seule en entier')
    .argument('[notion]', 'son identifiant')
    .action((id?: string) => withCore((core) => show(core, id)));
  glossary
    .command('history')
    .description('les révisions et les modifications, les plus récentes d’abord')
    .action(() => withCore(history));
  glossary
    .command('export')
    .description('écrire le glossaire en vigueur')
    .addOption(formatOption().default('yaml'))
    .option('--output <fichier>', 'par défaut : la sortie standard')
    .action((options: { format: GlossaryFormat; output?: string }) =>
      withCore(async (core) => {
        const text = await writeGlossary(core.glossary, options.format, core.config.publicUrl);
        if (options.output === undefined) process.stdout.write(text);
        else writeFileSync(options.output, text);
      }),
    );
  glossary
    .command('import')
    .description('proposer ce qu’un fichier change au glossaire, et l’essayer sur les articles')
    .argument('[fichier]', 'YAML, Turtle, JSON-LD ou CSV ; par défaut : config/glossary.yaml')
    .addOption(formatOption())
    .option('--comment <texte>', 'pourquoi')
    .option('--apply', 'l’appliquer aussitôt')
    .action((file: string | undefined, options: FileOptions & { apply?: true }) =>
      withCore(async (core) => {
        const change = await propose(core, file, options);
        if (!change) return;
        await (options.apply ? apply(core, change.id) : preview(core, change.id));
      }),
    );
  glossary
    .command('propose')
    .description('proposer ce qu’un fichier change au glossaire, sans l’essayer')
    .argument('<fichier>', 'les notions à changer, entières : YAML, Turtle, JSON-LD ou CSV')
    .addOption(formatOption())
    .option('--comment <texte>', 'pourquoi')
    .action((file: string, options: FileOptions) =>
      withCore(async (core) => {
        const change = await propose(core, file, options);
        if (change) say(`Pour l’essayer : vigie glossary preview ${change.id}`);
      }),
    );
  glossary
    .command('preview')
    .description('essayer une modification sur tous les articles, sans rien changer')
    .argument('<id>')
    .action((id: string) => withCore((core) => preview(core, id)));
  glossary
    .command('apply')
    .description('appliquer une modification et relire tous les articles')
    .argument('<id>')
    .action((id: string) => withCore((core) => apply(core, id)));
  glossary
    .command('undo')
    .description('annuler une modification appliquée')
    .argument('<id>')
    .action((id: string) => withCore((core) => undo(core, id)));
  glossary
    .command('learn')
    .description('proposer ce que les décisions des curateurs apprennent, et l’essayer')
    .argument('[notions...]', 'par défaut : toutes les notions actives')
    .action((conceptIds: string[]) =>
      withCore(async (core) => {
        const request = conceptIds.length > 0 ? { conceptIds } : {};
        const change = await learnFromDecisions({ ...core.actionDeps(), learn: core.learn }, cli, request);
        tellChange(core, change);
        await preview(core, change.id);
      }),
    );
  glossary
    .command('candidates')
    .description('les mots que les curateurs emploient et que le glossaire n’a pas')
    .option('--accept <id>', 'en faire une modification à essayer')
    .option('--theme <id>', 'où ranger une notion nouvelle')
    .option('--dismiss <id>', 'l’écarter')
    .action((options: CandidateOptions) => withCore((core) => candidates(core, options)));
}

interface FileOptions {
  format?: GlossaryFormat;
  comment?: string;
}

interface CandidateOptions {
  accept?: string;
  theme?: string;
  dismiss?: string;
}

async function show(core: Core, id: string | undefined): Promise<void> {
  const { version, themes, concepts } = core.glossary;
  if (id !== undefined) {
    const concept = concepts.find((one) => one.id === id);
    if (!concept) throw notFound('concept', id);
    say(
      toYaml({ version, themes: themes.filter((theme) => theme.id === concept.theme), concepts: [concept] }).trimEnd(),
    );
    return;
  }
  say(
    `Révision ${core.inForce.current().number}, version ${version} : ${concepts.length} notions, ${themes.length} thèmes.`,
  );
  for (const concept of concepts)
    say([concept.id, statusNames[concept.status], prefLabelOf(concept), concept.theme].join('\t'));
}

async function history({ store }: Core): Promise<void> {
  say('Révisions :');
  for (const { number, version, at, actorId, comment } of await store.glossary.listRevisions(50))
    say(`  ${number}\t${version}\t${at.toISOString()}\t${actorId}\t${comment}`);
  say('Modifications :');
  for (const { id, state, createdAt, comment, concepts, progress } of await store.glossary.listChanges(50)) {
    const where = isWalking(state) ? ` ${progress.done}/${progress.total}` : '';
    say(
      `  ${id}\t${state}${where}\t${createdAt.toISOString()}\t${concepts.map((concept) => concept.id).join(',')}\t${comment}`,
    );
  }
}

/** Undefined when the file changes nothing. */
async function propose(
  core: Core,
  file: string | undefined,
  options: FileOptions,
): Promise<GlossaryChange | undefined> {
  const { glossary } = core.inForce.current();
  const name = file ?? 'config/glossary.yaml';
  const { concepts, themes, absent, ignored } =
    file === undefined
      ? { ...toChange(glossary, core.config.glossary), ignored: [] }
      : await readGlossaryFile(file, glossary, options.format);
  for (const sentence of ignored) tell(sentence);
  if (absent.length > 0)
    tell(`Restent en vigueur, absentes du fichier : ${absent.join(', ')} (pour en retirer une : status: deprecated)`);
  if (concepts.length + themes.length === 0) {
    say(`${name} ne change rien au glossaire en vigueur.`);
    return undefined;
  }
  const comment = options.comment ?? `Repris de ${name}`;
  const change = await proposeGlossaryChange(core.actionDeps(), cli, { concepts, themes, comment });
  tellChange(core, change);
  return change;
}

function tellChange(core: Core, change: GlossaryChange): void {
  say(`Modification ${change.id} : ${change.comment}`);
  for (const line of describeChange(change, core.glossary)) say(`  ${line}`);
}

async function preview(core: Core, id: string): Promise<void> {
  const { state } = (await core.store.glossary.findChange(id)) ?? {};
  // Interrupted before: it goes on where it stopped.
  if (state !== 'previewing') await previewGlossaryChange(core.actionDeps(), cli, id);
  sayEffect(core, await runWalk(core, id));
  say(`\nRien n’a changé. Pour l’appliquer : vigie glossary apply ${id}`);
}

async function apply(core: Core, id: string): Promise<void> {
  const { state } = (await core.store.glossary.findChange(id)) ?? {};
  if (state !== 'applying') await applyGlossaryChange(core.actionDeps(), cli, id);
  const change = await runWalk(core, id);
  sayEffect(core, change);
  say(`\nEn vigueur : révision ${change.appliedNumber}. Pour revenir en arrière : vigie glossary undo ${id}`);
}

async function undo(core: Core, id: string): Promise<void> {
  const { state } = (await core.store.glossary.findChange(id)) ?? {};
  if (state !== 'undoing') await undoGlossaryChange(core.actionDeps(), cli, id);
  const change = await runWalk(core, id);
  say(`Annulée : révision ${change.undoneNumber}, ${change.progress.done} articles relus.`);
}

function sayEffect(core: Core, { effect }: GlossaryChange): void {
  if (effect) say(effectReport(effect, core.glossary));
}

async function candidates(core: Core, { accept, theme, dismiss }: CandidateOptions): Promise<void> {
  if (accept !== undefined) {
    const acceptance = { id: accept, ...(theme !== undefined && { theme }) };
    tellChange(core, await acceptCandidate(core.actionDeps(), cli, acceptance));
  }
  if (dismiss !== undefined) say(`« ${(await dismissCandidate(core.actionDeps(), cli, dismiss)).term} » est écarté.`);
  if (accept !== undefined || dismiss !== undefined) return;
  const open = await core.store.glossary.listCandidates({ state: 'open', limit: 100 });
  for (const { id, term, conceptId, examples } of open)
    say(
      [id, term, conceptId ?? 'notion nouvelle', `${examples.length} exemples`, examples[0]?.itemId ?? ''].join('\t'),
    );
  if (open.length === 0) say('Aucun mot n’attend.');
}
