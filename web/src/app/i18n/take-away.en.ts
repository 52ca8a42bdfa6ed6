import type { SameKeys } from './message-key';
import type { takeAwayId } from './take-away.id';

export const takeAwayEn: SameKeys<typeof takeAwayId> = {
  download: 'Download',
  preparing: 'Preparing…',
  menu: 'Files to download',
  matrixXlsx: 'Matrix of OPD × area',
  matrixCsv: 'Figures by OPD and area',
  matrixJson: 'Figures by OPD and area, for other programs',
  progressXlsx: 'Progress by month',
  progressCsv: 'Progress by month',
  progressJson: 'Progress by month, for other programs',
  changesXlsx: 'Causes of the change with their SOPs',
  registerXlsx: 'Register with its history',
  registerCsv: 'State of the register',
  registerJson: 'Register with its history, for other programs',
  briefing: 'Briefing, six slides (in Indonesian)',
  print: 'Print the page',
  printPaper: 'A4',
  copy: 'Copy for WhatsApp',
  copied: 'Copied',
  copiedSaid: 'The text for WhatsApp is on the clipboard, {{count}} characters.',
  failed: 'The browser refused the clipboard. Copy the address of this page instead.',
  head: '*PantauSOP · {{root}} · {{date}}*',
  figure: '• {{label}}: {{figure}}',
};
