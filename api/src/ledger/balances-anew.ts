import { Injectable } from '@nestjs/common';
import { rollUp, type LineagesOf, type Movement, type StandingMovement, type UnitId } from '@pantausop/domain';
import type { Queryable } from '@pantausop/database';
import type { Lines } from './causes.reader';
import { MovementsRepository } from './movements.repository';
import { netted } from './netted';
import { OpdStandings, type OpdLines } from './opd-standings.service';
import { unitsTogether, type UnitsTogether } from './units-together';

/** Where no unit counts an OPD. */
const NOTHING: OpdLines = { opdLineagesOf: () => [], excusalsOf: () => [] };

/** Works out what balances are to say, of some units at a time: those of a nation do not fit into the memory of a process. */
@Injectable()
export class BalancesAnew {
  /** So many units' own movements are held at once. */
  makersAtOnce = 400;

  constructor(
    private readonly movements: MovementsRepository,
    private readonly standings: OpdStandings,
  ) {}

  /** All units that ever held something, those together whose balances are worked out together. */
  parts(lines: Lines): Iterable<UnitsTogether> {
    return unitsTogether(lines, this.makersAtOnce);
  }

  /** What some units hold in all areas: the ledger rolled up along the organisation, netted. */
  booked(q: Queryable, governmentId: string, part: UnitsTogether, lineagesOf: LineagesOf): Promise<Movement[]> {
    return this.ofPart(part, async (makers) =>
      rollUp(await this.movements.ofUnits(q, governmentId, makers), lineagesOf),
    );
  }

  /** The counts of OPDs of some units that follow from the balances of the OPDs, netted. */
  opdCounts(q: Queryable, governmentId: string, part: UnitsTogether, lines: OpdLines): Promise<StandingMovement[]> {
    return this.ofPart(part, (makers) => {
      const change = { before: NOTHING, after: lines, turned: new Set(makers) };
      return this.standings.moved(q, governmentId, [], change);
    });
  }

  private async ofPart<M extends Movement | StandingMovement>(
    { units, makers }: UnitsTogether,
    made: (makers: readonly UnitId[]) => Promise<readonly M[]>,
  ): Promise<M[]> {
    let net: M[] = [];
    for (let at = 0; at < makers.length; at += this.makersAtOnce) {
      const more = await made(makers.slice(at, at + this.makersAtOnce));
      net = netted([...net, ...more.filter(({ unit }) => units.has(unit))]) as M[];
    }
    return net;
  }
}
