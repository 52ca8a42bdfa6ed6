import { inject, Injectable } from '@angular/core';
import type { Deliveries, NewReportSchedule, ReportRule, ReportRuns, ReportSchedule } from '@pantausop/contracts';
import { UnitNames } from '../data/unit-names';
import { Format } from '../format/format';
import type { MessageKey } from '../i18n/message-key';
import { Messages } from '../i18n/messages';
import { reportsId } from '../i18n/reports.id';

export type RunState = ReportRuns['items'][number]['status'];
export type MailState = Deliveries['items'][number]['state'];
type Told = Pick<Deliveries['items'][number], 'state' | 'reason'>;

/** A day that is a Monday. */
const FIRST_MONDAY = 5;
const BAD_RUNS: readonly RunState[] = ['failed', 'skipped', 'done_with_errors'];
const BAD_MAILS: readonly MailState[] = ['rejected', 'unknown', 'given_up'];

/** Reports on one OPD each; the others are on the whole government. */
export const isOnUnits = (report: NewReportSchedule['report']): boolean =>
  report === 'reportCard' || report === 'reminder';

export const wentWrong = (state: RunState): boolean => BAD_RUNS.includes(state);
export const isUndelivered = (state: MailState): boolean => BAD_MAILS.includes(state);

/** What schedules, runs and mails are called. */
@Injectable({ providedIn: 'root' })
export class ReportWords {
  private readonly messages = inject(Messages);
  private readonly format = inject(Format);
  private readonly names = inject(UnitNames);

  /** `Setiap tanggal 1, 08.00 WIB; bila hari libur dikirim hari kerja berikutnya` */
  readonly rule = ({ rule, dayOff }: Pick<NewReportSchedule, 'rule' | 'dayOff'>): string => {
    const off = { send: 'reports.offSend', previous: 'reports.offPrevious', next: 'reports.offNext' } as const;
    return `${this.often(rule)}; ${this.messages.t(off[dayOff])}`;
  };

  /** `Senin`, of 1 */
  readonly weekday = (weekday: number): string =>
    this.format.date(`2026-01-${String(FIRST_MONDAY + weekday - 1).padStart(2, '0')}`, 'weekdayLong');

  /** `Kepada Pimpinan Kota Medan dan 2 alamat` */
  readonly audience = ({ report, audience }: Pick<NewReportSchedule, 'report' | 'audience'>): string => {
    const { t } = this.messages;
    const roles = audience.roles.map(({ role: code, unitId }) => {
      const role = t(`terms.role_${code}`);
      const unit = unitId === null ? '' : this.unit(unitId);
      if (isOnUnits(report)) return t(unit === '' ? 'reports.roleEvery' : 'reports.roleWithin', { role, unit });
      return t(unit === '' ? 'reports.roleAnywhere' : 'reports.roleAt', { role, unit });
    });
    const { length } = audience.addresses;
    const count = this.format.count(length);
    const named = length === 1 ? t('reports.oneAddress') : length > 1 ? t('reports.addresses', { count }) : '';
    const all = [...roles, named].filter(Boolean);
    return all.length === 0 ? t('reports.toNobody') : t('reports.to', { audience: this.format.list(all) });
  };

  /** How many people would get it now. */
  readonly recipients = (count: number): string =>
    count === 1
      ? this.messages.t('reports.oneRecipient')
      : this.messages.t('reports.recipients', { count: this.format.count(count) });

  /** The name of a unit of today, or its id where it is no more. */
  readonly unit = (id: string): string => this.names.of(id) ?? id;

  readonly run = (state: RunState): string => this.messages.t(`reports.run_${state}`);
  readonly mail = (state: MailState): string => this.messages.t(`reports.mail_${state}`);

  /** Why a run came to nothing; empty where there is no reason. */
  readonly runReason = (reason: string | null): string => this.known(`why_${reason}`) ?? reason ?? '';

  /** What there is to say of a mail beyond its state. */
  readonly mailReason = ({ state, reason }: Told): string => {
    if (reason === 'by_hand') return this.messages.t('reports.mailByHand');
    return this.known(`${state}Text`) ?? this.known(reason ?? '') ?? reason ?? '';
  };

  readonly pauseReason = ({ stateReason }: Pick<ReportSchedule, 'stateReason'>): string => {
    if (stateReason === null) return '';
    return this.messages.t(stateReason === 'sample' ? 'reports.sampleReason' : `reports.${stateReason}`);
  };

  private often(rule: ReportRule): string {
    const { t } = this.messages;
    if (rule.every === 'cron') return t('reports.everyCron', { expression: rule.expression });
    const time = this.format.timeOfDay(rule.time);
    if (rule.every === 'week') return t('reports.everyWeek', { weekday: this.weekday(rule.weekday), time });
    const { day } = rule;
    if (rule.every === 'month')
      return t(day === 'last' ? 'reports.everyMonthLast' : 'reports.everyMonth', { day, time });
    return t(day === 'last' ? 'reports.everyQuarterLast' : 'reports.everyQuarter', { day, time });
  }

  private known(name: string): string | null {
    return Object.hasOwn(reportsId, name) ? this.messages.t(`reports.${name}` as MessageKey) : null;
  }
}
