import type { SopFact } from '@pantausop/domain';
import type { World } from './world';

/** The content of a fact in one short word or two. */
function contentOf(fact: SopFact): string {
  switch (fact.type) {
    case 'required':
      return `${fact.unit}/${fact.area} w=${fact.weight}`;
    case 'moved':
      return `${fact.unit}/${fact.area} ${fact.cause}`;
    case 'document_checked':
      return `${fact.elements.length} [${fact.elements.slice(0, 3).join(' ')}]`;
    case 'monitored':
    case 'evaluated':
      return fact.result;
    case 'not_applicable':
      return `until ${fact.until ?? 'applicable'}`;
    case 'reweighted':
      return `w=${fact.weight}`;
    default:
      return '';
  }
}

/** A world as a person would write it down, for counterexamples; the units of the beginning are left out. */
export function describeWorld(world: World): string {
  const lines: string[] = [];
  for (const { id, history } of world.sops) {
    for (const e of history.events) {
      const away = history.retractions.find((r) => r.retracts === e.id);
      const corrected = e.orderedAt === e.recordedAt ? '' : ` (ordered ${e.orderedAt})`;
      const gone = away ? ` RETRACTED @${away.recordedAt}` : '';
      lines.push(
        `${id} #${e.sequence} @${e.recordedAt}${corrected} ${e.effectiveOn} ${e.fact.type} ${contentOf(e.fact)}${gone}`,
      );
    }
  }
  for (const e of world.units.events.filter((u) => u.effectiveOn !== '2017-01-01')) {
    const away = world.units.retractions.find((r) => r.retracts === e.id);
    const gone = away ? ` RETRACTED @${away.recordedAt}` : '';
    lines.push(`unit ${e.unit} #${e.sequence} @${e.recordedAt} ${e.effectiveOn} ${JSON.stringify(e.fact)}${gone}`);
  }
  for (const d of world.decisions) {
    lines.push(
      `decision ${d.unit}/${d.area} [${d.from}, ${d.until ?? ''}) @${d.recordedAt} retracted @${d.retractedAt ?? '-'}`,
    );
  }
  for (const r of world.rulesets.filter((one) => one.effectiveOn !== null)) {
    lines.push(
      `ruleset ${r.id} from ${r.effectiveOn ?? ''}: ${r.appliedMonths}/${r.currentMonths} months, ${r.ratifiedPoints}+${r.appliedPoints} @${r.recordedAt ?? 'always'} retracted @${r.retractedAt ?? '-'}`,
    );
  }
  return `\n${lines.join('\n')}\n`;
}
