export const sopId = {
  title: 'SOP',
} as const;
