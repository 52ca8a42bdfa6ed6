import type { opdReportId } from './opd-report.id';
import type { SameKeys } from './message-key';

export const opdReportEn: SameKeys<typeof opdReportId> = {
  title: 'OPD report card',
};
