import { cleanFileName, extensionOf } from './file-name';

describe('the name of an uploaded file', () => {
  it.each([
    ['SOP Cuti.docx', 'docx', 'SOP Cuti.docx'],
    ['SOP Cuti.DOCX', 'docx', 'SOP Cuti.docx'],
    ['../../etc/passwd.pdf', 'pdf', 'passwd.pdf'],
    ['C:\\Users\\staf\\Desktop\\SOP.xlsx', 'xlsx', 'SOP.xlsx'],
    ['..', 'pdf', 'dokumen.pdf'],
    ['.htaccess', 'pdf', 'htaccess.pdf'],
    ['', 'pdf', 'dokumen.pdf'],
    ['gambar\u202Efdp.exe', 'pdf', 'gambarfdp.exe.pdf'],
    ['baris\r\nSet-Cookie: x.pdf', 'pdf', 'barisSet-Cookie x.pdf'],
    ['nul\u0000.pdf', 'pdf', 'nul.pdf'],
    ['  dua   spasi .pdf', 'pdf', 'dua spasi.pdf'],
    [`${'a'.repeat(400)}.pdf`, 'pdf', `${'a'.repeat(150)}.pdf`],
  ] as const)('%j as %s becomes %j', (name, kind, clean) => {
    expect(cleanFileName(name, kind)).toBe(clean);
  });
  it('has an extension or none', () => {
    expect(['a.DOCM', 'SOP no. 3', 'x', 'tar.gz'].map(extensionOf)).toEqual(['.docm', '', '', '.gz']);
  });
});
