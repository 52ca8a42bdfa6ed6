import type { letterheadId } from './letterhead.id';
import type { SameKeys } from './message-key';

export const letterheadEn: SameKeys<typeof letterheadId> = {
  title: 'Letterhead',
  lead: 'The head of PDF reports, printed pages and mails. Reports that are sealed keep the one they were sealed with.',
  asPrinted: 'The letterhead as it is printed',
  notSet: 'Not set yet: the names come from the list of units, without a crest.',
  government: 'First line: the government',
  secretariat: 'Second line: the secretariat',
  office: 'Third line: the office',
  address: 'Address',
  addressHint: 'Street, telephone, site. May be empty.',
  crest: 'Crest',
  crestHint: 'A PNG or JPEG picture, at most 2 MB. It is drawn anew on white.',
  withoutCrest: 'Without a crest',
  save: 'Save the letterhead',
  saving: 'Saving …',
  kept: 'Saved. It holds from the next report on.',
  notKept: 'The letterhead is not saved yet',
  past: 'Letterheads before',
};
