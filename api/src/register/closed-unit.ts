import type { EventBody } from '@pantausop/contracts';
import { calendarDate, foldSop, RefusedError, type SopHistory } from '@pantausop/domain';
import type { Organisation } from '../organisation/organisation.service';

/** What takes an SOP out of a unit, or names another: these have their own checks. */
const LEAVES: readonly EventBody['type'][] = ['retracted', 'required', 'moved', 'requirement_ended'];

/**
 * A closed unit does no work: an event that is said of its SOP on or after its last day belongs to the successor.
 * @throws RefusedError `unit_closed`
 */
export function refuseInClosedUnit(history: SopHistory, body: EventBody, organisation: Organisation): void {
  if (body.type === 'retracted' || LEAVES.includes(body.type)) return;
  const on = calendarDate(body.effectiveOn);
  const { unit } = foldSop(history, on);
  const closedOn = unit === null ? null : organisation.lives.get(unit)?.validTo;
  if (unit === null || !closedOn || on < closedOn) return;
  const { name } = organisation.unitOn(unit, on);
  throw new RefusedError(
    'unit_closed',
    'invalid',
    {
      id: `${name} berakhir pada ${closedOn}: pindahkan SOP ke unit penerusnya, atau pilih tanggal yang lebih awal`,
      en: `${name} closed on ${closedOn}: move the SOP to the unit that follows it, or choose an earlier date`,
    },
    { unit: name, date: closedOn },
  );
}
