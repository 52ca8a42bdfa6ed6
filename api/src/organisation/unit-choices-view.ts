import { Injectable } from '@nestjs/common';
import type { UnitChoices, UnitChoicesQuerySchema } from '@pantausop/contracts';
import { unitChoices, type UnitChoice } from '@pantausop/domain';
import type { z } from 'zod';
import { Clock } from '../config';
import type { Caller, TaggedJson } from '../http';
import { answerTag, taggedAnswer } from './answer-tag';
import { OrganisationService } from './organisation.service';

/** The units that a person can choose from in a form. */
@Injectable()
export class UnitChoicesView {
  constructor(
    private readonly organisation: OrganisationService,
    private readonly clock: Clock,
  ) {}

  /** @param ifNoneMatch tags of the answers that the client holds */
  async choices(
    { asOf: asked, below, may, chosen, q = '', ...query }: z.output<typeof UnitChoicesQuerySchema>,
    caller: Caller,
    ifNoneMatch?: string,
  ): Promise<TaggedJson> {
    const government = await this.organisation.government();
    const asOf = asked ?? this.clock.today();
    const within = may === undefined ? null : caller.scope(may);
    const dependsOn = { kind: 'unit-choices', asOf, below, within, chosen, q, ...query };
    return taggedAnswer(answerTag(government, dependsOn), ifNoneMatch, async (): Promise<UnitChoices> => {
      const organisation = await this.organisation.organisation(government);
      const root = organisation.standingOf(organisation.idOf(below ?? government.unitId, asOf), asOf);
      const { highest = 'above', lowest = 'part', limit } = query;
      const all = unitChoices(organisation.treeOn(asOf));
      const { total, items } = all.matching({ below: root, highest, lowest, within, words: q, limit });
      const named = chosen === undefined ? null : all.find(organisation.idOf(chosen, asOf));
      return { asOf, total, items: items.map(viewOf), chosen: named && viewOf(named) };
    });
  }
}

const viewOf = ({ unit: { id, code, name, abbreviation, kind }, level, above, government }: UnitChoice) => ({
  ...{ id, code, name, abbreviation, kind, level, government },
  above: [...above],
});
