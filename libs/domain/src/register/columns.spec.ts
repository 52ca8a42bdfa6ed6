import { fieldOfHeader, headerKey, readHeaders, TEMPLATE_COLUMNS, templateHeader } from './columns';

describe('headers of the register file', () => {
  it.each([
    ['OPD', 'opd'],
    ['perangkat  daerah', 'opd'],
    ['SKPD', 'opd'],
    ['Nama OPD', 'opd'],
    ['Unit', 'opd'],
    ['UNIT KERJA', 'subUnit'],
    ['Bagian', 'subUnit'],
    ['Bidang', 'subUnit'],
    ['Seksi', 'subUnit'],
    ['UPT', 'subUnit'],
    ['Area RB', 'area'],
    ['Nama SOP', 'title'],
    ['Tentang', 'title'],
    ['Uraian SOP', 'title'],
    ['No. SOP', 'number'],
    ['Nomor', 'number'],
    ['nomor_keputusan', 'number'],
    ['No. Keputusan', 'number'],
    ['No. SK', 'number'],
    ['Kecamatan', 'opd'],
    ['Nama Prosedur', 'title'],
    ['No', 'ordinal'],
    ['Mulai', 'draftingOn'],
    ['Diajukan', 'submittedOn'],
    ['TGL PEMBUATAN', 'madeOn'],
    ['Tgl. Revisi', 'revisedOn'],
    ['Tgl Efektif', 'effectiveOn'],
    ['Tanggal Pengesahan', 'effectiveOn'],
    ['Tgl Pengesahan', 'effectiveOn'],
    ['Tanggal Berlaku', 'effectiveOn'],
    ['Tgl. SK', 'effectiveOn'],
    ['Tgl Ditetapkan', 'effectiveOn'],
    ['Pengesah', 'signatory'],
    ['Tgl Evaluasi', 'evaluatedOn'],
    ['Unsur Lengkap', 'elements'],
    ['Tidak Berlaku', 'notApplicable'],
    ['Ket.', 'note'],
    ['Judul SOP *', 'title'],
    ['Tautan Berkas', null],
  ])('%s is %s', (header, field) => expect(fieldOfHeader(header)).toBe(field));

  it('knows every header of the template', () => {
    for (const { header, field } of TEMPLATE_COLUMNS) expect(fieldOfHeader(header)).toBe(field);
    expect(templateHeader('effectiveOn')).toBe('Tanggal Efektif');
  });

  it('ignores case, spaces and punctuation', () => expect(headerKey('  No.  S-O-P ')).toBe('nosop'));

  it('reads Seksi beside a section title as the letter of the section', () => {
    expect(readHeaders(['seksi', 'judul_seksi', 'no', 'nomor_keputusan', 'tentang']).fields).toEqual([
      'sectionCode',
      'sectionTitle',
      'ordinal',
      'number',
      'title',
    ]);
  });

  it('gives a field to the better of two headers and names the other', () => {
    const reading = readHeaders(['Tgl Pengesahan', 'Judul SOP', 'Tanggal Efektif']);
    expect(reading.fields).toEqual([null, 'title', 'effectiveOn']);
    expect(reading.doubled).toEqual([
      {
        header: 'Tgl Pengesahan',
        winner: 'Tanggal Efektif',
        field: 'effectiveOn',
      },
    ]);
  });
});
