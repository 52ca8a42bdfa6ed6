import type { Letter } from '../../mail';
import type { ReportLanguage } from '../report-content';
import type { NoticeKind } from './notices.repository';

interface Occasion {
  readonly to: string;
  readonly name: string;
  readonly schedule: string;
  readonly kind: NoticeKind;
  readonly detail: string;
  readonly link: string;
  readonly language: ReportLanguage;
}

const WORDS: Readonly<Record<ReportLanguage, Readonly<Record<NoticeKind, (schedule: string) => string>>>> = {
  id: {
    failed: (schedule) => `Laporan "${schedule}" gagal dibuat. Tidak ada surat yang dikirim.`,
    skipped: (schedule) => `Laporan "${schedule}" dilewati. Tidak ada surat yang dikirim untuk tanggal itu.`,
    undelivered: (schedule) => `Sebagian surat "${schedule}" belum sampai ke penerimanya.`,
    overdue: (schedule) => `Laporan "${schedule}" belum selesai dua jam setelah waktunya.`,
    owner_inactive: (schedule) => `Jadwal "${schedule}" dihentikan sementara karena pemiliknya tidak aktif lagi.`,
  },
  en: {
    failed: (schedule) => `The report "${schedule}" could not be made. No mail was sent.`,
    skipped: (schedule) => `The report "${schedule}" was skipped. No mail was sent for that date.`,
    undelivered: (schedule) => `Some mails of "${schedule}" have not reached their receivers.`,
    overdue: (schedule) => `The report "${schedule}" is not finished two hours after its time.`,
    owner_inactive: (schedule) => `The schedule "${schedule}" is paused because its owner is no longer active.`,
  },
};

/** Tells the owner of a schedule what happened to it. */
export function noticeLetter({ to, name, schedule, kind, detail, link, language }: Occasion): Letter {
  const sentence = WORDS[language][kind](schedule);
  const [greeting, cause, open] =
    language === 'en'
      ? [`Dear ${name},`, 'Cause', 'See and mend it']
      : [`Yth. ${name},`, 'Sebab', 'Lihat dan tindak lanjuti'];
  const told = kind === 'failed' && detail !== '' ? [`${cause}: ${detail}`] : [];
  return { to, subject: sentence, text: [greeting, sentence, ...told, `${open}:\n${link}`, 'PantauSOP'].join('\n\n') };
}
