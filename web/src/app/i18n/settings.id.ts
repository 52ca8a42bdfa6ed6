export const settingsId = {
  title: 'Pengaturan',
  tabs: 'Bagian pengaturan',
  users: 'Pengguna',
  rulesets: 'Kebijakan penilaian',
  targets: 'Target',
  areas: 'Area & tidak berlaku',
  holidays: 'Hari libur',
  units: 'Unit & susunan',
  letterhead: 'Kop surat',
  audit: 'Audit',
  status: 'Keadaan sistem',
  lead: 'Siapa boleh apa, organisasi, dan aturan penilaian. Setiap perubahan bertanggal dan tercatat.',
} as const;
