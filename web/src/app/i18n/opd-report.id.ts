export const opdReportId = {
  title: 'Rapor OPD',
} as const;
