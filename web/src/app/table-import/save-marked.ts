import type { Api } from '../data/api';
import type { Messages } from '../i18n/messages';
import { saveFile } from '../ui/save-file';

/**
 * Saves a table as XLSX with what is wrong beside each row, under the name of its file.
 * @param path of the API, e.g. `/targets/table`
 * @param source the form in which the table was sent
 */
export async function saveMarked(api: Api, messages: Messages, path: string, source: FormData): Promise<void> {
  const language = messages.language();
  const file = source.get('file');
  const name = file instanceof File ? file.name.replace(/\.[^.]*$/, '') : '';
  const bytes = await api.file(`${path}/marked.xlsx`, source, { language });
  saveFile(
    bytes,
    `${name || (language === 'id' ? 'tabel' : 'table')}-${language === 'id' ? 'catatan' : 'remarks'}.xlsx`,
  );
}
