import { Injectable } from '@nestjs/common';
import type { HolidayList, HolidaysAdded, HolidayView, HolidayViews, NewHolidayBody } from '@pantausop/contracts';
import { partsOf, readHolidayList, RefusedError, type CalendarDate, type HolidayProblem } from '@pantausop/domain';
import { Clock } from '../config';
import { BadInputError, type Bilingual, type Caller } from '../http';
import { OrganisationService } from '../organisation/organisation.service';
import { PolicyRepository, type Holiday, type NewHoliday } from '../organisation/policy.repository';
import { PolicyRecorder } from './policy-recorder';

/** Why a line of a pasted list is no holiday. */
const LINE_PROBLEMS: Readonly<Record<HolidayProblem, Bilingual>> = {
  not_a_date: { id: 'tidak diawali tanggal', en: 'does not begin with a date' },
  serial_number: { id: 'tidak diawali tanggal', en: 'does not begin with a date' },
  no_such_day: { id: 'tanggal itu tidak ada', en: 'there is no such day' },
  no_day: { id: 'hari tidak disebut', en: 'the day is missing' },
  no_such_month: { id: 'bulan itu tidak ada', en: 'there is no such month' },
  two_digit_year: { id: 'tahun harus empat angka', en: 'the year needs four figures' },
  out_of_range: { id: 'tahun di luar jangkauan', en: 'the year is out of range' },
  no_name: { id: 'tanpa nama', en: 'has no name' },
};

/** Days without office work. */
@Injectable()
export class HolidaysService {
  constructor(
    private readonly organisations: OrganisationService,
    private readonly policies: PolicyRepository,
    private readonly recorder: PolicyRecorder,
    private readonly clock: Clock,
  ) {}

  /** Those of a year; without one, of this year. */
  async list(query: { year?: number }): Promise<HolidayViews> {
    const standing = await this.standing();
    const year = query.year ?? partsOf(this.clock.today()).year;
    const years = [...new Set(standing.map(({ on }) => partsOf(on).year))].sort((a, b) => a - b);
    return { year, years, items: standing.filter(({ on }) => partsOf(on).year === year).map(viewOf) };
  }

  /** @throws RefusedError where the day bears that name already */
  async add({ date, kind, name, nameEn }: NewHolidayBody, caller: Caller): Promise<HolidayView> {
    const day: CalendarDate = date;
    const same = (await this.standing()).some((one) => isSame(one, { on: day, name }));
    if (same) {
      const reason = { id: `${date} sudah tercatat sebagai “${name}”`, en: `${date} is “${name}” already` };
      throw new RefusedError('holiday_exists', 'conflict', reason, { date, name });
    }
    const { items } = await this.record([{ on: day, kind, name, nameEn: nameEn ?? null, confirmed: true }], caller);
    const [made] = items;
    if (!made) throw new Error('what was recorded is not there');
    return made;
  }

  /** Adds a pasted list; lines that are there already are left alone. @throws BadInputError that names every wrong line; then none is added */
  async addList({ text, kind }: HolidayList, caller: Caller): Promise<HolidaysAdded> {
    const lines = readHolidayList(text);
    const wrong = lines.flatMap((one) =>
      'problem' in one ? [{ path: `line ${one.line}`, message: LINE_PROBLEMS[one.problem] }] : [],
    );
    if (wrong.length > 0) throw new BadInputError(wrong);
    const held: Pick<NewHoliday, 'on' | 'name'>[] = [...(await this.standing())];
    const fresh: NewHoliday[] = [];
    for (const line of lines) {
      if ('problem' in line) continue;
      const holiday = { on: line.date, name: line.name };
      if (held.some((one) => isSame(one, holiday))) continue;
      held.push(holiday);
      fresh.push({ ...holiday, kind, nameEn: null, confirmed: true });
    }
    const { items } = await this.record(fresh, caller);
    return { added: fresh.length, same: lines.length - fresh.length, items };
  }

  retract(id: string, reason: string, caller: Caller): Promise<void> {
    return this.recorder.takeBack('holiday', id, reason, caller);
  }

  private async record(holidays: readonly NewHoliday[], caller: Caller): Promise<{ items: HolidayView[] }> {
    const { recordedAt } = await this.recorder.record({ holidays }, caller);
    const made = holidays.length === 0 ? [] : (await this.standing()).filter((one) => one.recordedAt === recordedAt);
    return { items: made.map(viewOf) };
  }

  private async standing(): Promise<Holiday[]> {
    const { id } = await this.organisations.government();
    return (await this.policies.holidays(id)).filter(({ retractedAt }) => retractedAt === null);
  }
}

const isSame = (a: Pick<NewHoliday, 'on' | 'name'>, b: Pick<NewHoliday, 'on' | 'name'>): boolean =>
  a.on === b.on && a.name.toLowerCase() === b.name.toLowerCase();

const viewOf = ({ id, on, kind, name, nameEn, confirmed }: Holiday): HolidayView => ({
  ...{ id, kind, name, nameEn, confirmed },
  date: on,
});
