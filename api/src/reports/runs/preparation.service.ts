import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { NewReportSchedule } from '@pantausop/contracts';
import { write, type Database } from '@pantausop/database';
import { RefusedError } from '@pantausop/domain';
import { UserDirectory } from '../../access';
import { Clock, DATABASE, SETTINGS, type Settings } from '../../config';
import { RenderFault, ReportContent } from '../report-content';
import { AudienceService, type Audience, type Recipient } from '../schedules/audience.service';
import { isOnUnits, orderOf, type Schedule } from '../schedules/schedule';
import { SchedulesRepository } from '../schedules/schedules.repository';
import { scopeKey, scopeOf, type Scope } from '../schedules/scope';
import { LettersRepository } from '../sending/letters.repository';
import { delayAfter, type WrittenLetter } from '../sending/message';
import { MessagesRepository } from '../sending/messages.repository';
import { NoticesRepository } from '../watch/notices.repository';
import { reasonOf } from './reasons';
import { LeaseLost, type ClaimedRun, type LeftOut, type RunReason } from './run';
import { RunsRepository } from './runs.repository';
import { SnapshotsRepository, type StoredSnapshot } from './snapshots.repository';

/** A run whose content cannot be made is tried so often; one that ends the process each time as often. */
const MOST_ATTEMPTS = 4;

/** Why nothing was sealed. */
type Unsealed = Extract<LeftOut['why'], 'nothing_due' | 'no_figures'>;

/** Makes runs ready to be sent: who gets them, sealed figures, files, letters. Nothing goes before all of it is there. */
@Injectable()
export class Preparation {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly content: ReportContent,
    private readonly runs: RunsRepository,
    private readonly snapshots: SnapshotsRepository,
    private readonly messages: MessagesRepository,
    private readonly letters: LettersRepository,
    private readonly schedules: SchedulesRepository,
    private readonly notices: NoticesRepository,
    private readonly audience: AudienceService,
    private readonly directory: UserDirectory,
    private readonly clock: Clock,
  ) {}

  /** Makes one run ready. @param only this one @returns false when none waits */
  async next(only: string | null = null): Promise<boolean> {
    const claimed = await this.runs.claim(this.clock.now(), only);
    if (!claimed) return false;
    try {
      if (claimed.attempts > MOST_ATTEMPTS) throw new Error('the run ended this program several times');
      await this.prepare(claimed);
    } catch (error) {
      if (!(error instanceof LeaseLost)) await this.failed(claimed, error);
    }
    return true;
  }

  private async prepare(run: ClaimedRun): Promise<void> {
    const [schedule] = await this.schedules.schedules(run.governmentId, run.scheduleId);
    if (!schedule || (run.kind === 'scheduled' && schedule.state !== 'active')) {
      await this.skip(run, schedule?.state === 'paused' ? 'paused' : 'deleted', []);
      return;
    }
    const { recipients, leftOut } = await this.audienceOf(run, schedule);
    if (recipients.length === 0) {
      await this.skip(run, 'no_recipients', leftOut);
      return;
    }
    const held = await this.snapshots.ofRun(run.id);
    const spared: LeftOut[] = [];
    for (const key of new Set(recipients.map(({ unitIds }) => scopeKey(unitIds)))) {
      const isOf = ({ unitIds }: { readonly unitIds: Scope }): boolean => scopeKey(unitIds) === key;
      const snapshot = held.find(isOf) ?? (await this.seal(run, schedule, scopeOf(key)));
      for (const recipient of recipients.filter(isOf)) {
        if (typeof snapshot === 'object') await this.writeLetter(run, schedule, snapshot, recipient);
        else spared.push({ name: recipient.name, why: snapshot });
      }
    }
    if (spared.length === recipients.length && spared.every(({ why }) => why === 'no_figures')) {
      await this.skip(run, 'no_figures', [...leftOut, ...spared]);
      return;
    }
    await write(this.database, async (tx) => {
      await this.runs.put(tx, run, { status: 'sending', leftOut: [...leftOut, ...spared] });
      // one that has nothing to tell is done
      await this.messages.settle(tx, run.id, this.clock.now());
    });
  }

  private async audienceOf(run: ClaimedRun, schedule: Schedule): Promise<Audience> {
    if (!run.test) return this.audience.of(schedule);
    const [user] = await this.directory.users(run.test.userId);
    if (!user || user.disabled || user.email === null) return { recipients: [], leftOut: [] };
    const { id: userId, name, email: address } = user;
    const unitIds = isOnUnits(schedule.contents) ? run.test.unitIds : [];
    return { recipients: [{ userId, name, address, unitIds, as: 'named' }], leftOut: [] };
  }

  /** @returns why not, where there are no figures, or nothing to tell; a test tells that too */
  private async seal(run: ClaimedRun, { contents }: Schedule, unitIds: Scope): Promise<StoredSnapshot | Unsealed> {
    const order = orderOf(contents, run, unitIds, this.settings.timeZone);
    const fresh = await this.content.seal(order).catch((error: unknown) => {
      if (error instanceof RefusedError) return null;
      throw error;
    });
    if (fresh === null) return 'no_figures';
    const { empty, ...sealed } = fresh;
    if (empty && run.kind === 'scheduled') return 'nothing_due';
    const files = await this.content.files(sealed);
    const { period } = order;
    const snapshot = { ...sealed, id: randomUUID(), runId: run.id, unitIds, period, sealedAt: this.clock.now() };
    await write(this.database, async (tx) => {
      await this.runs.hold(tx, run, this.clock.now());
      await this.snapshots.add(tx, snapshot, files, run.governmentId, contents.language);
    });
    return snapshot;
  }

  private async writeLetter(
    run: ClaimedRun,
    { contents }: Schedule,
    snapshot: StoredSnapshot,
    { userId, name, address, unitIds, as }: Recipient,
  ): Promise<void> {
    const token = randomBytes(24).toString('base64url');
    const { publicUrl, mailFrom } = this.settings;
    const test = run.kind === 'test';
    const mandatory = contents.mandatory;
    const unsubscribeUrl = test ? null : unsubscribeUrlOf(contents, publicUrl, token);
    const reason = reasonOf({ as }, contents.name, contents.language);
    const context = { recipientName: name, reason, unsubscribeUrl, mandatory, test, baseUrl: publicUrl };
    const letter: WrittenLetter = { ...(await this.content.letter(snapshot, context)), unsubscribeUrl };
    // one digest per person: whoever is given a further OPD while the run is made gets no second one
    const scope = contents.report === 'reminder' ? '' : scopeKey(unitIds);
    const key = digestOf(`${run.id}|${scope}|${address}`);
    const message = {
      ...{ id: randomUUID(), governmentId: run.governmentId, runId: run.id, snapshotId: snapshot.id, unitIds },
      ...{ address, userId, name, unsubscribeHash: digestOf(token) },
      messageId: `<${key.slice(0, 32)}@${domainOf(mailFrom)}>`,
    };
    await write(this.database, async (tx) => {
      const now = this.clock.now();
      await this.runs.hold(tx, run, now);
      if (await this.messages.add(tx, message, now)) {
        await this.letters.add(tx, message.id, run.governmentId, letter);
      }
    });
  }

  private async skip(run: ClaimedRun, reason: RunReason, leftOut: readonly LeftOut[]): Promise<void> {
    await write(this.database, async (tx) => {
      const now = this.clock.now();
      await this.runs.put(tx, run, { status: 'skipped', reason, leftOut, finishedAt: now });
      if (run.kind === 'test' || reason === 'deleted') return;
      const notice = { scheduleId: run.scheduleId, runId: run.id, kind: 'skipped', detail: reason } as const;
      await this.notices.add(tx, run.governmentId, notice, now);
    });
  }

  /** A picture that is empty or a font that is missing will be so next time; anything else may pass. */
  private async failed(run: ClaimedRun, error: unknown): Promise<void> {
    const now = this.clock.now();
    const isFault = error instanceof RenderFault;
    await write(this.database, async (tx) => {
      if (!isFault && run.attempts < MOST_ATTEMPTS && run.kind === 'scheduled') {
        const nextTryAt = now + delayAfter(run.attempts);
        await this.runs.put(tx, run, { status: 'planned', reason: 'content_fault', nextTryAt });
        return;
      }
      const reason = isFault ? 'render_fault' : 'content_fault';
      await this.runs.put(tx, run, { status: 'failed', reason, finishedAt: now });
      if (run.kind === 'test') return;
      const words = error instanceof Error ? error.message : String(error);
      const notice = { scheduleId: run.scheduleId, runId: run.id, kind: 'failed', detail: words } as const;
      await this.notices.add(tx, run.governmentId, notice, now);
    });
  }
}

/** Where one click ends such mails; null for those that nobody can end. */
export const unsubscribeUrlOf = (
  { mandatory }: Pick<NewReportSchedule, 'mandatory'>,
  baseUrl: string,
  token: string,
): string | null => (mandatory ? null : `${baseUrl}/api/v1/report-unsubscriptions/${token}`);

export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const domainOf = (mailFrom: string): string => /@([^@>\s]+)>?\s*$/.exec(mailFrom)?.[1] ?? 'localhost';
