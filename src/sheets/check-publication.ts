// What still bars a sheet from being published: required fields that are empty, or that no source bears out.
import { isQuote, type SheetDraft, type SheetField, type SheetPassage, sheetFieldLabels } from '../model/sheet.ts';

export interface PublicationFault {
  field: SheetField | 'title' | 'oneLine' | 'carriers' | 'stage';
  fault: 'empty' | 'unsourced';
  /** In French, for the curator. */
  message: string;
}

const requiredFields: SheetField[] = ['problem', 'solution', 'results'];

/** Empty when the sheet may be published. What a curator wrote needs an address; an organisation needs none. A territory is not required: a project may be everywhere. */
export function checkPublication(sheet: SheetDraft): PublicationFault[] {
  const faults: PublicationFault[] = [];
  const require = (field: PublicationFault['field'], label: string, passages: (SheetPassage | undefined)[]) => {
    const present = passages.filter((passage) => passage !== undefined && passage.text.trim() !== '');
    if (present.length === 0) faults.push({ field, fault: 'empty', message: `« ${label} » est vide.` });
    else if (!present.some((passage) => passage && isSourced(passage)))
      faults.push({
        field,
        fault: 'unsourced',
        message: `« ${label} » n’a pas de source : citez un passage, ou donnez l’adresse d’où vient l’information.`,
      });
  };
  require('title', 'titre', [sheet.title]);
  require('oneLine', 'en une phrase', [sheet.oneLine]);
  for (const field of requiredFields) require(field, sheetFieldLabels[field], sheet.fields[field] ?? []);
  if (sheet.carriers.length === 0) faults.push({ field: 'carriers', fault: 'empty', message: '« porteur » est vide.' });
  require('stage', 'étape', sheet.stage
    ? [sheet.stage.quote ?? { text: sheet.stage.value, confidence: 'curator' }]
    : []);
  for (const [field, passages] of Object.entries(sheet.fields) as [SheetField, SheetPassage[]][])
    if (!requiredFields.includes(field) && passages.some((passage) => !isSourced(passage)))
      faults.push({
        field,
        fault: 'unsourced',
        message: `« ${sheetFieldLabels[field]} » n’a pas de source pour tout ce qu’il dit.`,
      });
  return faults;
}

function isSourced(passage: SheetPassage): boolean {
  return isQuote(passage) || passage.source !== undefined;
}
