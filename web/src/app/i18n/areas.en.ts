import type { areasId } from './areas.id';
import type { SameKeys } from './message-key';

export const areasEn: SameKeys<typeof areasId> = {
  organisasi: 'Organisation',
  tatalaksana: 'Business process',
  peraturan: 'Legislation',
  sdm: 'Civil service HR',
  pengawasan: 'Oversight',
  akuntabilitas: 'Accountability',
  pelayanan_publik: 'Public service',
  manajemen_perubahan: 'Mindset and work culture',
  organisasi_short: 'Organi­sation',
  tatalaksana_short: 'Business process',
  peraturan_short: 'Legis­lation',
  sdm_short: 'HR',
  pengawasan_short: 'Oversight',
  akuntabilitas_short: 'Account­ability',
  pelayanan_publik_short: 'Public service',
  manajemen_perubahan_short: 'Work culture',
};
