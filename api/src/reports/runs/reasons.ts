import type { Recipient } from '../schedules/audience.service';
import type { ReportLanguage } from '../report-content';

const ROLES: Readonly<Record<ReportLanguage, Readonly<Record<Exclude<Recipient['as'], 'named'>, string>>>> = {
  id: {
    pimpinan: 'Pimpinan',
    bkd: 'BKD',
    organisasi: 'Bagian Organisasi',
    operator: 'Operator OPD',
    admin: 'Administrator',
  },
  en: {
    pimpinan: 'Leadership',
    bkd: 'BKD (civil service agency)',
    organisasi: 'Organisation Bureau',
    operator: 'OPD operator',
    admin: 'Administrator',
  },
};

/** One sentence: why somebody gets a report. */
export function reasonOf({ as }: Pick<Recipient, 'as'>, scheduleName: string, language: ReportLanguage): string {
  if (language === 'en') {
    return as === 'named'
      ? `You get this because your address is on the list of "${scheduleName}".`
      : `You get this as ${ROLES.en[as]}, a receiver of "${scheduleName}".`;
  }
  return as === 'named'
    ? `Anda menerima surel ini karena alamat Anda ada dalam daftar penerima "${scheduleName}".`
    : `Anda menerima surel ini sebagai ${ROLES.id[as]}, penerima "${scheduleName}".`;
}
