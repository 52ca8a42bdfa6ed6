export const signInId = {
  title: 'Masuk',
} as const;
