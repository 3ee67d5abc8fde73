// vigie signals --rebuild: evaluates the stored items again, all weeks, as the weekly job does. Curators' verdicts stay.
import { detectSignals } from '../jobs/handlers/detect-signals.ts';
import { say } from './say.ts';
import { withCore } from './with-core.ts';

export async function rebuildSignals(): Promise<void> {
  await withCore(async ({ store, glossary, places, now }) => {
    const report = await detectSignals({ store, glossary, places, now });
    say(
      report.outcome === 'busy'
        ? 'Une évaluation est déjà en cours dans un autre processus ; elle donnera le même résultat.'
        : `Semaine ${report.week} : ${report.items} articles lus, ${report.signals} signaux depuis le début, dont ${report.shown} montrés cette semaine.`,
    );
  });
}
