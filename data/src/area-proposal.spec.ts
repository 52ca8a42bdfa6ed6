import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { AREA_CODES, isAreaCode, type AreaCode } from '@pantausop/domain';
import { proposeArea } from './area-proposal';
import { SOP_CATALOGUE } from './reference';

const fixture = (name: string): Record<string, string>[] =>
  parse(readFileSync(join(import.meta.dirname, '../fixtures', name)), {
    columns: true,
    bom: true,
  });

const plain = (title: string): string =>
  title
    .toLowerCase()
    .replace(/^sop /, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

const titles = fixture('sop_titles_real.csv');
const register = fixture('register_bappenda_2025.csv');

/** Rows of the register whose title is not in the list of real titles; the area is our reading. */
const READ_BY_US: Record<string, AreaCode> = {
  '004': 'akuntabilitas',
  '005': 'akuntabilitas',
  '006': 'akuntabilitas',
  '007': 'akuntabilitas',
  '011': 'sdm',
  '013': 'sdm',
  '014': 'sdm',
  '015': 'sdm',
  '016': 'organisasi',
  '017': 'sdm',
  '019': 'sdm',
  '022': 'organisasi',
  '026': 'sdm',
  '030': 'akuntabilitas',
  '032': 'akuntabilitas',
  '033': 'akuntabilitas',
  '035': 'pengawasan',
  '038': 'pelayanan_publik',
  '039': 'akuntabilitas',
  '040': 'akuntabilitas',
};

const share = (hits: boolean[]): number => hits.filter(Boolean).length / hits.length;

describe('proposed reform area', () => {
  it('agrees with the reading of at least 90 % of the 58 real titles, by the title alone', () => {
    expect(titles).toHaveLength(58);
    const hits = titles.map(({ judul_sop, area_infer }) => proposeArea(judul_sop ?? '', null)?.area === area_infer);
    expect(share(hits)).toBeGreaterThanOrEqual(0.9);
  });

  it('agrees with the reading of at least 90 % of the 41 rows of a real register', () => {
    expect(register).toHaveLength(41);
    const known = new Map(titles.map(({ judul_sop, area_infer }) => [plain(judul_sop ?? ''), area_infer]));
    const hits = register.map(({ nomor_keputusan = '', tentang = '' }) => {
      const running = /\.(\d{3})-/.exec(nomor_keputusan)?.[1] ?? '';
      const expected = READ_BY_US[running] ?? known.get(plain(tentang));
      expect(expected).toBeDefined();
      return proposeArea(tentang, nomor_keputusan)?.area === expected;
    });
    expect(share(hits)).toBeGreaterThanOrEqual(0.9);
  });

  it('agrees with the catalogue', () => {
    const hits = SOP_CATALOGUE.map(({ titles: { id }, area }) => proposeArea(id, null)?.area === area);
    expect(share(hits)).toBeGreaterThanOrEqual(0.9);
  });

  it('takes the classification code alone when the title says nothing, with less confidence', () => {
    const byCode = proposeArea('Tata cara X', '800.1.11/12-Bapenda/2025');
    expect(byCode?.area).toBe('sdm');
    expect(byCode?.reason).toEqual({
      id: 'SDM Aparatur: kode klasifikasi 800 (kepegawaian)',
      en: 'Civil service staff: classification code 800 (staff)',
    });
    expect(proposeArea('Pelayanan Izin Cuti ASN', '800.1.11/12-Bapenda/2025')?.confidence).toBeGreaterThan(
      byCode?.confidence ?? 1,
    );
  });

  it('prefers the longest classification prefix', () => {
    expect(proposeArea('Tata cara X', '800.1.3.1/5-Dinkes/2025')?.area).toBe('organisasi');
    expect(proposeArea('Tata cara X', '800.10/5-Dinkes/2025')?.area).toBe('sdm');
  });

  it('proposes nothing without evidence, and does not mistake parts of words', () => {
    expect(proposeArea('Tata cara X', null)).toBeNull();
    expect(proposeArea('Tata cara X', 'SOP-12/2025')).toBeNull();
    expect(proposeArea('Percutian', null)).toBeNull();
  });

  it('names a known area, a confidence within bounds and a reason in both languages', () => {
    for (const { judul_sop = '' } of titles) {
      const proposal = proposeArea(judul_sop, null);
      expect(isAreaCode(proposal?.area ?? '')).toBe(true);
      expect(proposal?.confidence).toBeGreaterThan(0.3);
      expect(proposal?.confidence).toBeLessThanOrEqual(0.95);
      expect(proposal?.reason.id).toMatch(/: .*judul memuat “/);
      expect(proposal?.reason.en).toMatch(/: .*the title says “/);
    }
    expect(new Set(titles.map(({ area_infer }) => area_infer)).size).toBe(AREA_CODES.length);
  });
});
