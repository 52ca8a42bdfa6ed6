import { Inject, Injectable } from '@nestjs/common';
import { write, type Database } from '@pantausop/database';
import { Clock, DATABASE, Heartbeat, SETTINGS, type Settings } from '../../config';
import { Mailer, MailFault } from '../../mail';
import type { ReportFile } from '../report-content';
import { LeaseLost, type Run } from '../runs/run';
import { RunsRepository } from '../runs/runs.repository';
import { SnapshotsRepository } from '../runs/snapshots.repository';
import { AudienceService } from '../schedules/audience.service';
import { SchedulesRepository } from '../schedules/schedules.repository';
import { partsOf } from '../schedules/scope';
import { NoticesRepository } from '../watch/notices.repository';
import { LettersRepository, type Attempt } from './letters.repository';
import { delayAfter, MOST_ATTEMPTS, UNKNOWN_WAIT_MS, type ClaimedMessage, type GiveUpReason } from './message';
import { MessagesRepository, type Outcome } from './messages.repository';

/** For so long the rights of receivers are believed while one mail after the other goes. */
const BELIEVED_MS = 2_000;

/** So many connections at once: a server that takes its time with each holds up a quarter. */
const AT_ONCE = 4;

/** What one round of sending remembers, so that five hundred mails read a thing once. */
interface Round {
  files: { readonly snapshotId: string; readonly files: readonly (ReportFile & { cid: string | null })[] } | null;
  allowed: { readonly scheduleId: string; readonly since: number; readonly parts: ReadonlySet<string> } | null;
  /** the server cannot be used just now */
  over: boolean;
}

type Result = Pick<Attempt, 'outcome' | 'code' | 'answer'> & { readonly ofServer: boolean };

/** Sends what lies in the outbox. Any number of servers may do so at once: each mail is the work of one at a time. */
@Injectable()
export class Sender {
  private stopping = false;

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly mailer: Mailer,
    private readonly messages: MessagesRepository,
    private readonly letters: LettersRepository,
    private readonly runs: RunsRepository,
    private readonly snapshots: SnapshotsRepository,
    private readonly schedules: SchedulesRepository,
    private readonly audience: AudienceService,
    private readonly notices: NoticesRepository,
    private readonly clock: Clock,
    private readonly heart: Heartbeat,
  ) {}

  /** After the mail that is on its way now, no other is begun. */
  stop(): void {
    this.stopping = true;
  }

  /** Takes over what a killed process left, and what waited long enough. */
  async recover(governmentId: string): Promise<void> {
    const now = this.clock.now();
    const again = (await this.schedules.schedules(governmentId)).filter(
      ({ state, contents }) => state === 'active' && contents.whenUnknown === 'once',
    );
    await write(this.database, async (tx) => {
      for (const message of await this.messages.takeOver(tx, now)) {
        const unknown = message.state === 'unknown';
        await this.letters.addAttempt(tx, message, governmentId, {
          ...{ number: message.attempts, startedAt: now, endedAt: now, server: this.server(), code: null },
          outcome: unknown ? 'unknown' : 'interrupted',
          answer: unknown
            ? 'the program ended before the server answered'
            : 'the program ended before it was handed over',
        });
        await this.settle(tx, message.runId, governmentId, now);
      }
      const ids = again.map(({ id }) => id);
      await this.messages.sendAgain(tx, ids, now - UNKNOWN_WAIT_MS, now);
    });
  }

  /** Sends everything that may go now, a few at a time; stops when the server itself cannot be used. @param only of this run */
  async send(only: string | null = null): Promise<void> {
    const round: Round = { files: null, allowed: null, over: false };
    await Promise.all(Array.from({ length: AT_ONCE }, () => this.sendOn(round, only)));
  }

  private async sendOn(round: Round, only: string | null): Promise<void> {
    while (!this.stopping && !round.over) {
      const claimed = await this.messages.claim(this.clock.now(), only);
      if (!claimed) return;
      const run = await this.runs.run(claimed.runId);
      if (!run) throw new Error(`message ${claimed.id} is of no run`);
      const against = await this.reasonAgainst(claimed, run, round);
      if (against !== null) {
        await this.end(claimed, run, { state: 'given_up', reason: against, at: this.clock.now() }, null);
      } else if (await this.attempt(claimed, run, round)) {
        round.over = true;
      }
      this.heart.again();
    }
  }

  /** @returns true when the server itself cannot be used */
  private async attempt(claimed: ClaimedMessage, run: Run, round: Round): Promise<boolean> {
    const startedAt = this.clock.now();
    const result = await this.handOver(claimed, run, round);
    if (result === null) return false;
    const { outcome, ofServer } = result;
    const at = this.clock.now();
    const attempt = { ...result, number: claimed.attempts, startedAt, endedAt: at, server: this.server() };
    await this.end(claimed, run, outcomeOf(outcome, claimed.attempts, at), attempt);
    return ofServer;
  }

  /** @returns null when the message is no longer ours */
  private async handOver(claimed: ClaimedMessage, run: Run, round: Round): Promise<Result | null> {
    try {
      const { subject, html, text, unsubscribeUrl } = await this.letters.letter(claimed.id);
      const files = await this.filesOf(claimed, round);
      const composed = await this.mailer.compose({
        ...{ to: claimed.address, subject, html, text, messageId: claimed.messageId, date: run.planned },
        ...(unsubscribeUrl === null ? {} : { unsubscribeUrl }),
        attachments: files.map(({ cid, ...file }) => (cid === null ? file : { ...file, cid })),
      });
      const { evidence } = await this.mailer.post(composed, () => this.messages.noteHandedOver(claimed));
      return { outcome: 'accepted', code: null, answer: evidence, ofServer: false };
    } catch (error) {
      if (error instanceof LeaseLost) return null;
      if (!(error instanceof MailFault)) {
        return { outcome: 'deferred', code: null, answer: String(error), ofServer: true };
      }
      return { outcome: error.kind, code: error.responseCode, answer: error.message, ofServer: error.ofServer };
    }
  }

  private async filesOf({ snapshotId }: ClaimedMessage, round: Round): Promise<NonNullable<Round['files']>['files']> {
    if (round.files?.snapshotId === snapshotId) return round.files.files;
    const files = await this.snapshots.contents(snapshotId);
    round.files = { snapshotId, files };
    return files;
  }

  private async end(claimed: ClaimedMessage, run: Run, outcome: Outcome, attempt: Attempt | null): Promise<void> {
    await write(this.database, async (tx) => {
      const ours = await this.messages.put(tx, claimed, outcome);
      if (attempt) await this.letters.addAttempt(tx, claimed, run.governmentId, attempt);
      if (ours) await this.settle(tx, run.id, run.governmentId, this.clock.now());
    });
  }

  /** Somebody removed, restricted or unsubscribed since the letter was written gets nothing, and nobody of a stopped schedule. */
  private async reasonAgainst(message: ClaimedMessage, run: Run, round: Round): Promise<GiveUpReason | null> {
    if (run.kind === 'test') return null;
    const now = performance.now();
    let allowed = round.allowed;
    if (allowed?.scheduleId !== run.scheduleId || now - allowed.since > BELIEVED_MS) {
      const [schedule] = await this.schedules.schedules(run.governmentId, run.scheduleId);
      if (schedule?.state !== 'active') return 'schedule_stopped';
      const { recipients } = await this.audience.of(schedule);
      const parts = new Set(recipients.flatMap(partsOf));
      allowed = round.allowed = { scheduleId: run.scheduleId, since: now, parts };
    }
    const { parts } = allowed;
    return partsOf(message).every((part) => parts.has(part)) ? null : 'recipient_gone';
  }

  private async settle(
    tx: Parameters<MessagesRepository['settle']>[0],
    runId: string,
    governmentId: string,
    now: number,
  ) {
    const status = await this.messages.settle(tx, runId, now);
    if (status !== 'done_with_errors') return;
    const run = await this.runs.run(runId, tx);
    if (!run || run.kind === 'test') return;
    const notice = { scheduleId: run.scheduleId, runId, kind: 'undelivered', detail: '' } as const;
    await this.notices.add(tx, governmentId, notice, now);
  }

  private server(): string {
    const { smtpUrl } = this.settings;
    return smtpUrl === null ? 'outbox' : new URL(smtpUrl).host;
  }
}

function outcomeOf(outcome: Attempt['outcome'], attempts: number, at: number): Outcome {
  switch (outcome) {
    case 'accepted':
    case 'rejected':
    case 'unknown':
      return { state: outcome, at };
    case 'deferred':
    case 'interrupted':
      return attempts >= MOST_ATTEMPTS
        ? { state: 'given_up', reason: 'too_many_attempts', at }
        : { state: 'deferred', nextTryAt: at + delayAfter(attempts), at };
  }
}
