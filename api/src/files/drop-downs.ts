import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** A column whose cells are chosen from a list that stands on another sheet. */
export interface DropDown {
  /** `A2:A1000` */
  readonly cells: string;
  /** `Daftar!$A$2:$A$60` */
  readonly list: string;
  readonly title: string;
  readonly message: string;
}

/** What may follow the validations in a sheet, in the order of the standard (ISO/IEC 29500, CT_Worksheet). */
const AFTER =
  /<(?:hyperlinks|printOptions|pageMargins|pageSetup|headerFooter|rowBreaks|colBreaks|drawing|legacyDrawing|tableParts|extLst)\b|<\/worksheet>/;

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** Lists to choose from in the first sheet of a workbook; the library that writes workbooks has none. Other words may still be typed: the import reads more than the list. */
export function withDropDowns(xlsx: Uint8Array, dropDowns: readonly DropDown[]): Uint8Array {
  const name = 'xl/worksheets/sheet1.xml';
  const parts = unzipSync(xlsx);
  const sheet = strFromU8(parts[name] ?? new Uint8Array(0));
  const at = AFTER.exec(sheet)?.index;
  if (at === undefined) throw new Error(`${name} is no worksheet`);
  const each = dropDowns.map(
    ({ cells, list, title, message }) =>
      `<dataValidation type="list" allowBlank="1" showInputMessage="1" errorStyle="information" promptTitle="${escaped(title)}" prompt="${escaped(message)}" sqref="${cells}"><formula1>${escaped(list)}</formula1></dataValidation>`,
  );
  const validations = `<dataValidations count="${each.length}">${each.join('')}</dataValidations>`;
  return zipSync({ ...parts, [name]: strToU8(sheet.slice(0, at) + validations + sheet.slice(at)) });
}
