export const importId = {
  title: 'Impor register',
} as const;
