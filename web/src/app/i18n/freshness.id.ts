export const freshnessId = {
  last: 'Kesegaran data {{grade}}, terakhir dicatat {{ago}}',
  today: 'hari ini',
  dayAgo: '1 hari lalu',
  daysAgo: '{{days}} hari lalu',
  never: 'Kesegaran data {{grade}}, belum pernah dicatat',
  all: 'Kesegaran data {{count}} OPD: {{grades}}',
  note: 'Kesegaran data menurut hari sejak catatan terakhir: A sampai {{A}}, B sampai {{B}}, C sampai {{C}}, D lebih lama atau belum pernah. C dan D berarti sunyi.',
} as const;
