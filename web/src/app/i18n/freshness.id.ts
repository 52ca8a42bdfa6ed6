export const freshnessId = {
  days: 'Kesegaran data {{grade}}, terakhir dicatat {{days}} hari lalu',
  today: 'Kesegaran data {{grade}}, dicatat hari ini',
  never: 'Kesegaran data {{grade}}, belum pernah dicatat',
  all: 'Kesegaran data {{count}} OPD: {{grades}}',
  note: 'Kesegaran data menurut hari sejak catatan terakhir: A sampai {{A}}, B sampai {{B}}, C sampai {{C}}, D lebih lama atau belum pernah. C dan D berarti sunyi.',
} as const;
