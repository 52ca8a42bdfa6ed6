export const registerId = {
  title: 'Register SOP',
} as const;
