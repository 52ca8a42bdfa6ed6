import {
  foldSop,
  stamp,
  type CalendarDate,
  type SopEvent,
  type SopId,
  type SopRetraction,
  type UnitEvent,
  type UnitFact,
  type UnitId,
} from '@pantausop/domain';
import type { SopChange } from '../../register/register-batch';
import type { ProposedUnit, RegisterSop } from './plan';

/** A register in memory, for the planner's own tests: it records what a plan says and gives the SOPs back. */
export class InMemoryRegister {
  private readonly events = new Map<SopId, SopEvent[]>();
  private readonly retractions = new Map<SopId, SopRetraction[]>();
  private readonly remarks = new Map<SopId, Record<string, string>>();
  readonly unitEvents: UnitEvent[] = [];
  private sequence = 0;

  constructor(private readonly today: CalendarDate) {}

  unit(unit: UnitId, fact: UnitFact, effectiveOn: CalendarDate): void {
    const sequence = ++this.sequence;
    this.unitEvents.push({ id: `u${sequence}`, unit, fact, effectiveOn, recordedAt: stamp(sequence), sequence });
  }

  propose(units: readonly ProposedUnit[]): void {
    for (const { unit, fact, effectiveOn, accepted } of units) if (accepted) this.unit(unit, fact, effectiveOn);
  }

  record(sops: readonly SopChange[]): void {
    const recordedAt = stamp(++this.sequence);
    for (const { sop, events, retractions, remarks } of sops) {
      const held = this.events.get(sop) ?? [];
      const orderOf = (replaces: string | undefined) => held.find(({ id }) => id === replaces)?.orderedAt ?? recordedAt;
      const added = events.map(({ fact, effectiveOn, replaces }): SopEvent => {
        const sequence = ++this.sequence;
        return { id: `e${sequence}`, fact, effectiveOn, recordedAt, orderedAt: orderOf(replaces), sequence };
      });
      const taken = retractions.map(({ event, reason }): SopRetraction => {
        const sequence = ++this.sequence;
        return { id: `r${sequence}`, retracts: event, reason, recordedAt, sequence };
      });
      this.events.set(sop, [...held, ...added]);
      this.retractions.set(sop, [...(this.retractions.get(sop) ?? []), ...taken]);
      this.remarks.set(sop, { ...this.remarks.get(sop), ...remarks });
    }
  }

  all(): RegisterSop[] {
    return [...this.events.keys()].map((id) => {
      const history = { events: this.events.get(id) ?? [], retractions: this.retractions.get(id) ?? [] };
      return { id, history, state: foldSop(history, this.today), remarks: this.remarks.get(id) ?? {} };
    });
  }

  async *sopsOf(units: readonly UnitId[]): AsyncGenerator<RegisterSop[]> {
    const lies = ({ fact }: SopEvent): boolean =>
      (fact.type === 'required' || fact.type === 'moved') && units.includes(fact.unit);
    yield await Promise.resolve(this.all().filter(({ history }) => history.events.some(lies)));
  }

  sops(ids: readonly SopId[]): Promise<RegisterSop[]> {
    return Promise.resolve(this.all().filter(({ id }) => ids.includes(id)));
  }
}
