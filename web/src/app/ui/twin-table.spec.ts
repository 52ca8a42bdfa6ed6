import { csvOf } from './twin-table';

const table = (...rows: string[][]) => ({ columns: [{ label: 'Area' }, { label: 'Cakupan', number: true }], rows });

describe('the table of a chart as CSV', () => {
  it('separates by semicolons where decimals have commas', () => {
    expect(csvOf(table(['SDM', '85,7']), ';')).toBe('\uFEFFArea;Cakupan\r\nSDM;"85,7"\r\n');
  });
  it('writes a minus that spreadsheets read as one', () => {
    expect(csvOf(table(['SDM', '\u22120.4']), ',')).toContain('SDM,-0.4');
  });
  it('keeps a title that starts like a formula a text', () => {
    expect(csvOf(table(['=1+1', '+2.0']), ',')).toContain("'=1+1,+2.0");
  });
  it('doubles quotes', () => expect(csvOf(table(['SOP "A"', '1']), ';')).toContain('"SOP ""A""";1'));
});
