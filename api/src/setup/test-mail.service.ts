import { Inject, Injectable } from '@nestjs/common';
import type { TestMail, TestMailSent } from '@pantausop/contracts';
import { RefusedError } from '@pantausop/domain';
import { UserDirectory } from '../access';
import { SETTINGS, type Settings } from '../config';
import type { Caller } from '../http';
import { Mailer, MailFault } from '../mail';
import { testLetter } from './test-letter';

/** Tries the way of mail before anything rests on it. */
@Injectable()
export class TestMailService {
  constructor(
    private readonly users: UserDirectory,
    private readonly mailer: Mailer,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** To whoever asks. @throws RefusedError when that account has no address, or the mail server did not take the letter. */
  async send({ userId }: Caller, { language }: TestMail): Promise<TestMailSent> {
    const [user] = await this.users.users(userId);
    const to = user?.email ?? null;
    if (to === null) {
      throw new RefusedError('no_mail_address', 'conflict', {
        id: 'akun Anda belum mempunyai alamat surel: isi dahulu di Akun saya',
        en: 'your account has no mail address yet: enter it under My account first',
      });
    }
    try {
      const { by } = await this.mailer.send(testLetter(to, this.settings.baseUrl, language));
      return { to, by };
    } catch (error) {
      if (!(error instanceof MailFault)) throw error;
      const said = error.message.slice(0, 300);
      const reason = {
        id: `peladen surel menolaknya: ${said}`,
        en: `the mail server did not take it: ${said}`,
      };
      throw new RefusedError('mail_not_sent', 'conflict', reason, { said });
    }
  }
}
