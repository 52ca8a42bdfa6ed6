export const overviewId = {
  title: 'Ringkasan',
} as const;
