export const commentsId = {
  title: 'Komentar',
  unit: 'Tidak memengaruhi angka mana pun',
  none: 'Belum ada komentar.',
  label: 'Tulis komentar',
  length: '{{count}} dari {{most}} huruf',
  send: 'Kirim',
  withdraw: 'Tarik',
  withdrawn: 'Komentar ini ditarik oleh penulisnya.',
  ask: 'Tarik komentar ini? Teksnya tidak akan tampil lagi.',
  yes: 'Ya, tarik',
  no: 'Batal',
} as const;
