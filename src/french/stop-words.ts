// French words that say nothing of a text's subject. Judged with their accents: « mais » is one, « maïs » is none.

/** Left out on purpose, for what they also name: été (summer), or (gold), nord, sud, maïs, dû, sûr, mur. */
const stopWords = new Set(
  `
le la les l' un une des du de d' au aux
je j' tu il elle on nous vous ils elles me m' te t' se s' lui leur leurs y en moi toi soi eux
mon ma mes ton ta tes son sa ses notre nos votre vos
ce c' cet cette ces ceci cela ça celui celle ceux celles ci là voici voilà
qui que qu' quoi dont où quel quelle quels quelles lequel laquelle lesquels lesquelles auquel auxquels auxquelles duquel desquels desquelles
et ou ni mais car donc si comme quand lorsque lorsqu puisque puisqu quoique quoiqu jusque jusqu parce tandis
à dans par pour sur sous sans avec chez vers entre contre depuis pendant durant avant après dès jusqu' malgré selon parmi hors afin lors
ne n' pas plus moins très trop peu aussi ainsi alors puis encore déjà toujours jamais ici même mêmes autre autres tout toute tous toutes
chaque certain certaine certains certaines plusieurs quelque quelques tel telle tels telles aucun aucune
être est es suis sommes êtes sont étais était étions étaient sera seront serait seraient soit soient fut furent étant
avoir a ai as avons avez ont avais avait avions avaient aura auront aurait auraient ait aient eut eurent ayant eu
fait faire font peut peuvent doit doivent va vont
qu
`
    .split(/\s+/)
    .filter((word) => word !== '' && !word.endsWith("'")),
);

/** `word` in lower case with its accents, in composed form (NFC). Elided articles (l', d', qu'…) are the tokenizer's affair. */
export function isStopWord(word: string): boolean {
  return stopWords.has(word);
}
