export const opdId = {
  title: 'Cakupan OPD',
} as const;
