import { addDays, calendarDate, type CalendarDate, type ProcessGroup, type UnitId } from '@pantausop/domain';
import { Characters } from './characters';
import { needsOf } from './needs';
import { holderOn } from './organisation';
import { randomFrom } from './random';
import type { DemoOptions } from './types';

/** A process of the sample map, invented; its SOPs are those of the sample history with such a title. */
export interface DemoProcess {
  /** a stable name */
  readonly process: string;
  readonly code: string;
  readonly name: string;
  readonly group: ProcessGroup;
  /** stable name of the process that it is a part of */
  readonly parent: string | null;
  readonly unit: UnitId | null;
  readonly effectiveOn: CalendarDate;
  readonly links: readonly { readonly sop: string; readonly effectiveOn: CalendarDate }[];
}

/** A part with the title of the SOPs that work it out; null = nobody has drafted one. */
type Part = readonly [name: string, unit: UnitId, sopTitle: string | null];

interface Top {
  readonly code: string;
  readonly name: string;
  readonly group: ProcessGroup;
  readonly parts: readonly Part[];
}

/** The day on which the sample map was decided. */
const MAPPED_ON = calendarDate('2023-03-01');

const ORGANISASI = 'medan-bag-organisasi';
const UMUM = 'medan-bag-umum';
const HUKUM = 'medan-bag-hukum';
const KEUANGAN = 'medan-bag-renkeu';

const TOPS: readonly Top[] = [
  {
    ...{ code: 'U1', name: 'Penyelenggaraan pelayanan publik', group: 'core' },
    parts: [
      ['Penetapan standar dan maklumat pelayanan', ORGANISASI, 'Penyusunan Standar Pelayanan dan Maklumat Pelayanan'],
      ['Penanganan pengaduan masyarakat', 'medan-bag-prokopim', 'Pengelolaan SP4N-LAPOR'],
      ['Pengukuran kepuasan masyarakat', ORGANISASI, 'Pelaksanaan Survei Kepuasan Masyarakat'],
      ['Pelayanan informasi publik', 'medan-bag-prokopim', 'Pengelolaan Layanan Informasi dan Pengaduan'],
      ['Integrasi layanan antar perangkat daerah', ORGANISASI, null],
    ],
  },
  {
    ...{ code: 'U2', name: 'Penataan ketatalaksanaan', group: 'core' },
    parts: [
      ['Penyusunan peta proses bisnis', ORGANISASI, 'Penyusunan Peta Proses Bisnis'],
      ['Penyusunan dan peninjauan SOP', ORGANISASI, 'Penyusunan dan Peninjauan SOP'],
      ['Evaluasi penerapan SOP lintas perangkat daerah', ORGANISASI, null],
      ['Penyederhanaan proses kerja', ORGANISASI, null],
    ],
  },
  {
    ...{ code: 'U3', name: 'Perencanaan dan akuntabilitas kinerja', group: 'core' },
    parts: [
      ['Penyusunan rencana strategis', KEUANGAN, 'Penyusunan Rencana Strategis dan Rencana Kerja'],
      ['Penyusunan anggaran', KEUANGAN, 'Penyusunan RKA dan DPA'],
      ['Pelaporan kinerja', KEUANGAN, 'Penyusunan Laporan Kinerja Instansi Pemerintah (LKIP)'],
      ['Pemantauan program dan anggaran', KEUANGAN, 'Monitoring dan Evaluasi Program, Anggaran, dan Kinerja'],
    ],
  },
  {
    ...{ code: 'P1', name: 'Pengelolaan administrasi umum', group: 'support' },
    parts: [
      ['Pengelolaan surat masuk dan keluar', UMUM, 'Pengelolaan Surat Masuk dan Surat Keluar'],
      ['Pengelolaan arsip', UMUM, 'Pengelolaan Arsip'],
      ['Penyelenggaraan rapat dinas', UMUM, 'Penyelenggaraan Rapat Dinas'],
      ['Pengelolaan perjalanan dinas', UMUM, 'Pengelolaan Perintah Perjalanan Dinas'],
      ['Pengelolaan kendaraan dinas', UMUM, null],
    ],
  },
  {
    ...{ code: 'P2', name: 'Pengelolaan keuangan dan aset', group: 'support' },
    parts: [
      ['Verifikasi pertanggungjawaban', KEUANGAN, 'Verifikasi Surat Pertanggungjawaban (SPJ) Keuangan'],
      ['Penerbitan permintaan pembayaran', KEUANGAN, 'Penerbitan SPP dan SPM'],
      ['Penyusunan laporan keuangan', KEUANGAN, 'Penyusunan Laporan Keuangan'],
      ['Pemeliharaan barang milik daerah', KEUANGAN, 'Pemeliharaan Barang Milik Daerah (BMD)'],
      ['Pengadaan barang dan jasa', UMUM, 'Pengelolaan Pengadaan Barang dan Jasa'],
    ],
  },
  {
    ...{ code: 'P3', name: 'Pengelolaan SDM aparatur', group: 'support' },
    parts: [
      ['Kenaikan pangkat', UMUM, 'Pengelolaan Kenaikan Pangkat'],
      ['Kenaikan gaji berkala', UMUM, 'Pelayanan Kenaikan Gaji Berkala'],
      ['Cuti ASN', UMUM, 'Pelayanan Izin Cuti ASN'],
      ['Pengembangan kompetensi', UMUM, 'Pengembangan Kompetensi Sumber Daya Manusia'],
      ['Manajemen talenta', UMUM, null],
    ],
  },
  {
    ...{ code: 'P4', name: 'Penyediaan sistem dan data', group: 'support' },
    parts: [
      ['Pemeliharaan sistem informasi', UMUM, 'Pengelolaan dan Pemeliharaan Sistem Informasi'],
      ['Tata kelola data', ORGANISASI, null],
    ],
  },
  {
    ...{ code: 'L1', name: 'Hukum dan pengawasan', group: 'other' },
    parts: [
      ['Penyusunan produk hukum daerah', HUKUM, 'Penyusunan Rancangan Produk Hukum Daerah'],
      ['Penyusunan perjanjian kerja sama', HUKUM, 'Penyusunan Perjanjian Kerja Sama'],
      ['Tindak lanjut hasil pemeriksaan', KEUANGAN, 'Tindak Lanjut Hasil Pemeriksaan'],
      ['Pengelolaan risiko', KEUANGAN, 'Pengelolaan Manajemen Risiko'],
    ],
  },
];

/**
 * The sample map of business processes, parents before their parts: decided in March 2023, its SOPs linked in the year after, those of
 * the unit in charge. Empty before that day. The same seed gives the same map.
 */
export function demoProcesses({ seed, today }: DemoOptions): readonly DemoProcess[] {
  if (today <= MAPPED_ON) return [];
  const root = String(seed);
  const needs = [...needsOf(root, new Characters(root))];
  const random = randomFrom(`${root}/processes`);
  return TOPS.flatMap(({ code, name, group, parts }) => {
    const top = { process: `contoh-proses-${code}`, code, name, group };
    const below = parts.map(([partName, unit, title], i): DemoProcess => {
      const late = addDays(MAPPED_ON, random.int(0, 360));
      const own = needs.filter((need) => need.title === title && holderOn(need.origin, MAPPED_ON) === unit);
      const links = own
        .filter(({ endedOn }) => endedOn === null)
        .map(({ sop, requiredOn }) => ({ sop, effectiveOn: requiredOn > late ? requiredOn : late }))
        .filter(({ effectiveOn }) => effectiveOn < today);
      const partCode = `${code}.${i + 1}`;
      return {
        ...{ process: `contoh-proses-${partCode}`, code: partCode, name: partName, group },
        ...{ parent: top.process, unit, effectiveOn: MAPPED_ON, links },
      };
    });
    return [{ ...top, parent: null, unit: null, effectiveOn: MAPPED_ON, links: [] }, ...below];
  });
}
