// What tagging is measured against: one text as a person labelled it (tests/gold/README.md says what each field means), and the text itself.
// Messages are French remedies: `vigie eval` prints them behind the file, the line and the field.
import { z } from 'zod';
import { itemKinds } from './source.ts';

const words = (remedy: string) => z.string(remedy).trim().min(1, remedy).normalize('NFC');
const forms = 'Donner les mots du texte, copiés exactement, entre crochets.';

/** Unknown fields are ignored. A concept given twice counts once, `central` if it is so once. */
export const goldRecordSchema = z.object(
  {
    id: words('Donner l’identifiant du texte.'),
    concepts: z.array(
      z.object(
        {
          id: words('Donner l’identifiant d’un concept du glossaire.'),
          strength: z.enum(['central', 'mention'], 'Écrire « central » ou « mention ».'),
          forms: z.array(words(forms), forms),
        },
        'Écrire {"id", "strength", "forms"}.',
      ),
      'Donner la liste des concepts, [] s’il n’y en a pas.',
    ),
    traps: z
      .array(
        z.object(
          { id: words('Donner l’identifiant du concept que ces mots imitent.'), form: words(forms) },
          'Écrire {"id", "form"}.',
        ),
        'Donner la liste des pièges, ou ôter ce champ.',
      )
      .default([]),
    territories: z.array(
      z.object(
        {
          name: words('Donner le nom du territoire.'),
          code: words('Donner le code COG, ou le SIREN d’un EPCI, entre guillemets.'),
        },
        'Écrire {"name", "code"}.',
      ),
      'Donner la liste des territoires, [] s’il n’y en a pas.',
    ),
    kind: z.enum(itemKinds, `Écrire l’un de : ${itemKinds.join(', ')} ; ou ôter ce champ.`).optional(),
  },
  'Écrire un objet {"id", "concepts", "traps", "territories", "kind"}.',
);
export type GoldRecord = z.infer<typeof goldRecordSchema>;

const content = (field: string) =>
  z
    .string(`Donner le ${field}, ou null.`)
    .normalize('NFC')
    .nullish()
    .transform((value) => value ?? '');

/** A text of a corpus; its other fields are ignored, an absent title or text is empty. */
export const goldTextSchema = z.object(
  { id: words('Donner l’identifiant du texte.'), title: content('titre'), text: content('texte') },
  'Écrire un objet {"id", "title", "text"}.',
);
export type GoldText = z.infer<typeof goldTextSchema>;
