export const unitChoiceId = {
  choose: 'Pilih unit',
  loading: 'Memuat daftar unit …',
  failed: 'Daftar unit tidak dapat dimuat.',
  typeName: 'Ketik nama atau kode unit',
  clear: 'Kosongkan pilihan',
  found: 'Unit yang cocok',
  searching: 'Mencari …',
  first:
    '{{shown}} yang pertama dari {{total}} unit. Ketik nama atau kode; nama daerah boleh ditambahkan, mis. “kesehatan medan”.',
  more: '{{shown}} yang paling cocok dari {{total}} unit. Tambahkan kata untuk mempersempit.',
  some: '{{total}} unit cocok.',
  one: '1 unit cocok.',
  none: 'Tidak ada unit yang cocok. Coba kata lain, atau kode unit.',
} as const;
