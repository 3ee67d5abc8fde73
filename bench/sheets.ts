// How well project sheets are read: projects told from other texts, the sentences that say the problem and the solution with headings hidden, the stage.
// Rules were tuned on half of the texts (by a hash of the id); the other half was only scored.
import { existsSync } from 'node:fs';
import { corpusFolder, readCorpus } from './sheets/corpus.ts';
import { aucOf, candidatesOf, measureField, measureStage, scoreTexts } from './sheets/measure.ts';

/** What the notes' prototype reached, on all texts. */
const prototype = { auc: 0.81, problem: 0.81, solution: 0.51 };
const aims = { auc: 0.9, problem: 0.85, solution: 0.65, stage: 0.7 };

if (!existsSync(corpusFolder)) {
  process.stderr.write(`bench sheets: skipped, ${corpusFolder.pathname} is absent\n`);
  console.log(JSON.stringify({ bench: 'sheets', skipped: 'no corpus' }));
} else {
  const texts = readCorpus();
  const startedAt = process.cpuUsage();
  const scored = scoreTexts(texts);
  const { user, system } = process.cpuUsage(startedAt);
  const halves = (['tune', 'held'] as const).map((half) => {
    const ofHalf = scored.filter(({ text }) => text.half === half);
    const sheets = texts.filter((text) => text.half === half && text.set === 'beta-gouv-startups');
    const transfer = ofHalf.filter(({ text }) => text.set.startsWith('eig-'));
    return [
      half,
      {
        projects: ofHalf.filter(({ text }) => text.isProject).length,
        others: ofHalf.filter(({ text }) => !text.isProject).length,
        auc: aucOf(ofHalf),
        aucFacetsOnly: aucOf(ofHalf, 'facetsOnly'),
        aucEigChallengesAgainstEigBlog: aucOf(transfer),
        candidates: candidatesOf(ofHalf),
        problem: measureField(sheets, 'problem'),
        solution: measureField(sheets, 'solution'),
        problemSectionsReversed: measureField(sheets, 'problem', true),
        solutionSectionsReversed: measureField(sheets, 'solution', true),
        stageFromText: measureStage(sheets, { withPhases: false }),
        stageFromPhases: measureStage(sheets, { withPhases: true }),
      },
    ];
  });
  const result = {
    bench: 'sheets',
    ...Object.fromEntries(halves),
    prototype,
    aims,
    msPerText: (user + system) / 1000 / scored.length,
  };
  console.log(
    JSON.stringify(result, (_, value) => (typeof value === 'number' ? Math.round(value * 1000) / 1000 : value)),
  );
}
