export const settingsId = {
  title: 'Pengaturan',
  tabs: 'Bagian pengaturan',
  users: 'Pengguna',
  audit: 'Audit',
  lead: 'Siapa boleh apa, organisasi, dan aturan penilaian. Setiap perubahan bertanggal dan tercatat.',
} as const;
