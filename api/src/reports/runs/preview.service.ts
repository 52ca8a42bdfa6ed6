import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { ReportLetterView, ReportPreviewQuery } from '@pantausop/contracts';
import { write, type Database } from '@pantausop/database';
import { RefusedError } from '@pantausop/domain';
import { UserDirectory } from '../../access';
import { Clock, DATABASE, SETTINGS, type Settings } from '../../config';
import type { Caller } from '../../http';
import { unknownUnit } from '../../organisation/unknown-unit';
import { ReportContent, type ReportFile } from '../report-content';
import { AudienceService, type Recipient } from '../schedules/audience.service';
import { isOnUnits, orderOf, type Schedule } from '../schedules/schedule';
import { SchedulesService } from '../schedules/schedules.service';
import { scopeKey, type Scope } from '../schedules/scope';
import { Sender } from '../sending/sender.service';
import { Preparation, unsubscribeUrlOf } from './preparation.service';
import { reasonOf } from './reasons';
import { RunsRepository } from './runs.repository';

/** What would be sent now: shown, or sent to oneself. */
@Injectable()
export class PreviewService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly content: ReportContent,
    private readonly schedules: SchedulesService,
    private readonly audience: AudienceService,
    private readonly directory: UserDirectory,
    private readonly runs: RunsRepository,
    private readonly preparation: Preparation,
    private readonly sender: Sender,
    private readonly clock: Clock,
  ) {}

  /** The mail as one of its receivers would get it now; the caller where nobody would. @throws RefusedError for an address that would get nothing */
  async preview(id: string, query: ReportPreviewQuery, caller: Caller): Promise<ReportLetterView> {
    const schedule = await this.schedules.known(id);
    const { contents } = schedule;
    const { recipients, leftOut } = await this.audience.of(schedule);
    const { address, name, unitIds, as } = await this.chosen(schedule, recipients, query, caller);
    const now = this.clock.now();
    const snapshot = await this.content.seal(
      orderOf(contents, { nominal: now, planned: now }, unitIds, this.settings.timeZone),
    );
    const { pdf, xlsx, pictures } = await this.content.files(snapshot);
    const { publicUrl: baseUrl } = this.settings;
    const letter = await this.content.letter(snapshot, {
      ...{ recipientName: name, reason: reasonOf({ as }, contents.name, contents.language), test: false, baseUrl },
      ...{ mandatory: contents.mandatory, unsubscribeUrl: unsubscribeUrlOf(contents, baseUrl, 'pratinjau') },
    });
    return {
      ...letter,
      ...{ to: address, name, title: snapshot.title, digest: snapshot.digest },
      files: [pdf, xlsx].flatMap((file) => (file ? [contentsOf(file)] : [])),
      pictures: pictures.map((picture) => ({ ...contentsOf(picture), cid: picture.cid })),
      recipients: recipients.map((one) => ({ address: one.address, name: one.name, unitIds: [...one.unitIds] })),
      leftOut: leftOut.map((one) => ({ ...one })),
    };
  }

  /** Sends the report to the caller only, marked as a test; no date of the schedule is touched. @returns the id of its run */
  async sendTest(id: string, { unitIds }: ReportPreviewQuery, caller: Caller): Promise<string> {
    const schedule = await this.schedules.known(id);
    const [user] = await this.directory.users(caller.userId);
    if (!user || user.email === null) {
      throw new RefusedError('no_mail_address', 'conflict', {
        id: 'akun Anda belum mempunyai alamat surel: isi dahulu di Akun saya',
        en: 'your account has no mail address yet: enter it under My account first',
      });
    }
    const now = this.clock.now();
    const test = { userId: user.id, unitIds: isOnUnits(schedule.contents) ? await this.opds(unitIds) : [] };
    const run = { id: randomUUID(), governmentId: schedule.governmentId, scheduleId: id, kind: 'test', test } as const;
    await write(this.database, (tx) =>
      this.runs.add(tx, { ...run, nominal: now, planned: now, status: 'planned', reason: null }, now),
    );
    await this.preparation.next(run.id);
    await this.sender.send(run.id);
    return run.id;
  }

  private async chosen(
    { contents }: Schedule,
    recipients: readonly Recipient[],
    { address, unitIds }: ReportPreviewQuery,
    { name }: Caller,
  ): Promise<Recipient> {
    const found = recipients.find(
      (one) =>
        (address === undefined || one.address === address) &&
        (unitIds === undefined || scopeKey(one.unitIds) === scopeKey(unitIds)),
    );
    if (found) return found;
    if (address !== undefined) {
      const reason = {
        id: `alamat ${address} tidak akan menerima apa-apa sekarang: pilih salah satu penerima`,
        en: `the address ${address} would get nothing: choose one of the receivers`,
      };
      throw new RefusedError('not_a_recipient', 'not_found', reason, { address });
    }
    const asked = isOnUnits(contents) ? await this.opds(unitIds) : [];
    return { userId: null, name, address: '', unitIds: asked, as: 'named' };
  }

  /** The asked OPDs, or the first. @throws RefusedError when there is none */
  private async opds(asked: Scope | undefined): Promise<Scope> {
    const ids = (await this.audience.opds()).map(({ id }) => id);
    const wanted = asked ?? ids.slice(0, 1);
    const strange = wanted.find((id) => !ids.includes(id)) ?? '';
    if (wanted.length > 0 && strange === '') return wanted;
    throw unknownUnit(strange, `there is no OPD ${strange} today`);
  }
}

const contentsOf = ({ fileName, mediaType, digest, bytes }: ReportFile) => ({
  ...{ fileName, mediaType, digest },
  size: bytes.length,
  base64: Buffer.from(bytes).toString('base64'),
});
