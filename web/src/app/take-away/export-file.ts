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

/** The format that a name ends in: `XLSX`. */
export const formatOf = ({ name }: ExportFile): string => name.slice(name.lastIndexOf('.') + 1).toUpperCase();

export function addressOf({ name, query }: ExportFile): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString();
  return `${API}/exports/${name}${search === '' ? '' : `?${search}`}`;
}
