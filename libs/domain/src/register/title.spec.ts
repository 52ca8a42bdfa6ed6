import { titleSearchKey } from './search-words';
import { readTitle, searchedWithTitleKey, titleKey, titleKeyOfSearched } from './title';

describe('titles of the register', () => {
  it.each([
    ['SOP PENGELOLAAN ARSIP', 'Pengelolaan Arsip'],
    ['SOP PEMELIHARAAN BARANG MILIK DAERAH (BMD)', 'Pemeliharaan Barang Milik Daerah (BMD)'],
    ['SOP PELAYANAN IZIN CUTI ASN', 'Pelayanan Izin Cuti ASN'],
    [
      'SOP PENERBITAN SPP, SPM DAN SP2D PEMBAYARAN GU, LS BARANG DAN JASA',
      'Penerbitan SPP, SPM dan SP2D Pembayaran GU, LS Barang dan Jasa',
    ],
    ['SOP VERIFIKASI SURAT PERTANGGUNGJAWABAN (SPJ) KEUANGAN', 'Verifikasi Surat Pertanggungjawaban (SPJ) Keuangan'],
    [
      'SOP PENGELOLAAN SISTEM PENGELOLAAN PENGADUAN PELAYANAN PUBLIK NASIONAL LAYANAN ASPIRASI DAN PENGADUAN ONLINE RAKYAT (SP4N LAPOR)',
      'Pengelolaan Sistem Pengelolaan Pengaduan Pelayanan Publik Nasional Layanan Aspirasi dan Pengaduan Online Rakyat (SP4N LAPOR)',
    ],
    ['SOP PENILAIAN KINERJA TAHUNAN SDM BAPPENDA', 'Penilaian Kinerja Tahunan SDM Bappenda'],
    ['PENGELOLAAN MUTASI ASN DI LINGKUNGAN BAPPENDA', 'Pengelolaan Mutasi ASN di Lingkungan Bappenda'],
    ['PENYUSUNAN LAPORAN KINERJA (LKIP)', 'Penyusunan Laporan Kinerja (LKIP)'],
    ['PELAYANAN PBB', 'Pelayanan PBB'],
    ['SURAT MASUK/KELUAR', 'Surat Masuk/Keluar'],
    ['MONITORING CONTROLLING SURVEILLANCE FOR PREVENTION', 'Monitoring Controlling Surveillance for Prevention'],
    ['PENYUSUNAN RENCANA (TERMASUK PERUBAHAN DARI APBD)', 'Penyusunan Rencana (Termasuk Perubahan dari APBD)'],
    ['PENYUSUNAN RENCANA (TERMASUK PERUBAHAN)', 'Penyusunan Rencana (Termasuk Perubahan)'],
    ['Pelayanan Izin Cuti', 'Pelayanan Izin Cuti'],
    ['SOP Pelayanan Izin Cuti', 'Pelayanan Izin Cuti'],
    ['SOP: Pelayanan  Izin ', 'Pelayanan Izin'],
    ['SOP', 'SOP'],
    ['DI RUMAH SAKIT', 'Di Rumah Sakit'],
  ])('%s is shown as %s', (text, title) => expect(readTitle(text).title).toBe(title));

  it('keeps the original', () =>
    expect(readTitle(' SOP  PENGELOLAAN ARSIP ')).toEqual({
      title: 'Pengelolaan Arsip',
      original: 'SOP PENGELOLAAN ARSIP',
    }));

  it('compares titles without case, punctuation and the prefix', () => {
    expect(titleKey('SOP PENGELOLAAN ARSIP')).toBe(titleKey('Pengelolaan  arsip.'));
    expect(titleKey('Pengelolaan Arsip')).not.toBe(titleKey('Pengelolaan Arsip Statis'));
    expect(titleKey('SOP')).toBe('sop');
  });

  it.each(['SOP PENGELOLAAN ARSIP', 'Pengelolaan  arsip.', 'SOP', 'SOP SOP Arsip', 'sopir', '—', 'Inspeksi Café'])(
    'compares %s by what it is searched by',
    (title) => {
      const searched = titleSearchKey(title);
      expect(titleKeyOfSearched(searched)).toBe(titleKey(title));
      expect(searchedWithTitleKey(titleKey(title))).toContain(searched);
    },
  );
});
