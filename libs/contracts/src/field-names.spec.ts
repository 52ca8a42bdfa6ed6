import { nameOfField } from './field-names';
import { NewSopSchema } from './register';
import { NewReportScheduleSchema } from './reports';
import { NewUserSchema } from './users';

describe('the name of a field', () => {
  it('is that of its own form, else the usual one', () => {
    expect(nameOfField('effectiveOn', NewSopSchema)).toEqual({ id: '“Wajib sejak”', en: '“Required since”' });
    expect(nameOfField('effectiveOn')).toEqual({ id: '“Berlaku sejak”', en: '“Valid from”' });
    expect(nameOfField('unit', NewSopSchema)).toEqual({ id: '“Unit”', en: '“Unit”' });
  });

  it('says which one of a list it is, but not where a form asks for one only', () => {
    const { id, en } = nameOfField('audience.addresses.1.address', NewReportScheduleSchema)!;
    expect([id, en]).toEqual(['“Alamat surel” ke-2', '“Mail address” no. 2']);
    expect(nameOfField('grants.0.role', NewUserSchema)!.id).toBe('“Peran”');
  });

  it('is not known of what no form asks for', () => {
    expect(['', 'more', 'constructor', 'rows.3.toString', '7'].map((path) => nameOfField(path))).toEqual(
      Array(5).fill(null),
    );
  });
});
