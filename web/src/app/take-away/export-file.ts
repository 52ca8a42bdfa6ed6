import type { QueryValues } from '../data/api';
import type { MessageKey } from '../i18n/message-key';
import { API } from '../paths';

/** A file that the server makes of what a page shows. */
export interface ExportFile {
  /** under `/exports` */
  readonly name: string;
  readonly label: MessageKey;
  readonly query: QueryValues;
}

/** The figures of a unit and of those below it, for Excel and for other programs. */
export const matrixFiles = (query: QueryValues): ExportFile[] => [
  { name: 'matrix.xlsx', label: 'takeAway.matrixXlsx', query },
  { name: 'matrix.csv', label: 'takeAway.matrixCsv', query },
  { name: 'matrix.json', label: 'takeAway.matrixJson', query },
];

/** The same over time. */
export const progressFiles = (query: QueryValues): ExportFile[] => [
  { name: 'progress.xlsx', label: 'takeAway.progressXlsx', query },
  { name: 'progress.csv', label: 'takeAway.progressCsv', query },
  { name: 'progress.json', label: 'takeAway.progressJson', query },
];

/** The SOPs of the register. */
export const registerFiles = (query: QueryValues): ExportFile[] => [
  { name: 'register.xlsx', label: 'takeAway.registerXlsx', query },
  { name: 'register.csv', label: 'takeAway.registerCsv', query },
  { name: 'register.json', label: 'takeAway.registerJson', query },
];

/** The format that a name ends in: `XLSX`. */
export const formatOf = ({ name }: ExportFile): string => name.slice(name.lastIndexOf('.') + 1).toUpperCase();

export function addressOf({ name, query }: ExportFile): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString();
  return `${API}/exports/${name}${search === '' ? '' : `?${search}`}`;
}
