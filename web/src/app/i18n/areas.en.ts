import type { areasId } from './areas.id';
import type { SameKeys } from './message-key';

export const areasEn: SameKeys<typeof areasId> = {
  organisasi: 'Organisation',
  tatalaksana: 'Business process',
  peraturan: 'Laws and regulations',
  sdm: 'Civil service staff',
  pengawasan: 'Oversight',
  akuntabilitas: 'Accountability',
  pelayanan_publik: 'Public service',
  manajemen_perubahan: 'Mindset and work culture',
  organisasi_short: 'Organi­sation',
  tatalaksana_short: 'Business process',
  organisasi_inline: 'organisation',
  tatalaksana_inline: 'business process',
  peraturan_inline: 'laws and regulations',
  sdm_inline: 'civil service staff',
  pengawasan_inline: 'oversight',
  akuntabilitas_inline: 'accountability',
  pelayanan_publik_inline: 'public service',
  manajemen_perubahan_inline: 'mindset and work culture',
  peraturan_short: 'Regu­lations',
  sdm_short: 'Staff',
  pengawasan_short: 'Oversight',
  akuntabilitas_short: 'Account­ability',
  pelayanan_publik_short: 'Public service',
  manajemen_perubahan_short: 'Work culture',
};
