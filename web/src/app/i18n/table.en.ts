import type { SameKeys } from './message-key';
import type { tableId } from './table.id';

export const tableEn: SameKeys<typeof tableId> = {
  file: 'XLSX or CSV file',
  template: 'Download the Excel template',
  paste: 'Or paste the table out of a sheet',
  pasteHelp: 'The first line holds the names of the columns.',
  since: 'Valid from',
  nothingGiven: 'Choose a file or paste the table.',
  preview: 'Preview',
  rows: 'Rows of the table, scrollable',
  line: 'Row',
  row: 'Content',
  effect: 'Result',
  effect_add: 'Added',
  effect_change: 'Changed',
  effect_same: 'The same already',
  effect_wrong: 'Left out',
  wouldRecord:
    'Would record: {{add}} new, {{change}} changes. {{same}} the same already. Left out because they are wrong: {{wrong}}.',
  recorded: 'Recorded: {{add}} new, {{change}} changes. {{same}} the same already. Left out: {{wrong}}.',
  links: 'Links to SOPs: {{count}}.',
  recordRows: 'Record rows: {{count}}',
  back: 'Back',
  marked: 'Download marked Excel',
  markedHint: 'Your table with one more column: what is wrong with each row.',
  cancel: 'Cancel',
};
