import { inject, Injectable } from '@angular/core';
import { coverageOf, scoreOf, totalOfAreas, type Cell } from '@pantausop/domain';
import { ExplainStore } from '../explain/explain-store';
import type { Explanation } from '../explain/explanation';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import type { KpiView } from '../ui/kpi';
import { OpdReportStore } from './opd-report-store';

/** What the panel says about each figure of an OPD's strip: index, rank, coverage, applied, current. */
@Injectable()
export class OpdExplanations {
  private readonly store = inject(OpdReportStore);
  private readonly panel = inject(ExplainStore);
  private readonly format = inject(Format);
  private readonly messages = inject(Messages);

  open(position: number, kpi: KpiView): void {
    const basis = this.store.matrix.now.value();
    const parts = [this.index(), this.rank(), this.coverage(), this.credit('applied'), this.credit('current')][
      position
    ];
    if (!basis || !parts) return;
    const name = this.store.figure()?.unit.name ?? '';
    const figure = `${kpi.figure} ${kpi.unit}`.trim();
    this.panel.open({ title: `${kpi.label}, ${name}`, figure, meaning: kpi.meaning, basis, ...parts });
  }

  private index(): Pick<Explanation, 'formula' | 'sections'> {
    const { t } = this.messages;
    return {
      formula: t('explain.indexFormula'),
      sections: [
        {
          title: t('explain.scorePerArea'),
          lines: this.areas((cell) => {
            if (cell.status === 'not_applicable') return t('explain.leftOut');
            if (cell.status === 'unmapped') return t('explain.countsZero');
            const integers = { points: this.format.count(cell.points), weight: this.format.count(cell.weight) };
            return t('explain.scoreParts', { ...integers, score: this.format.ratio(scoreOf(cell)) });
          }),
        },
      ],
    };
  }

  private rank(): Pick<Explanation, 'formula' | 'sections'> {
    const peers = [...this.store.peers()].sort((a, b) => (b.unit.index ?? -1) - (a.unit.index ?? -1));
    return {
      formula: this.messages.t('opd.rankNote'),
      sections: [
        {
          title: this.messages.t('terms.index'),
          lines: peers.map(({ unit, index }) => ({ label: unit.abbreviation, amount: this.format.ratio(index) })),
        },
      ],
    };
  }

  private coverage(): Pick<Explanation, 'formula' | 'sections'> {
    const { t } = this.messages;
    const share = (cell: Cell) => `${cell.inForce}/${cell.required} = ${this.format.percent(coverageOf(cell))}`;
    const lines = this.areas((cell) => (cell.required > 0 ? share(cell) : t(`terms.${cell.status}`)));
    const sum = { label: t('explain.sum'), amount: share(this.total()), sum: true };
    return {
      formula: t('explain.coverageFormula'),
      sections: [{ title: t('explain.perArea'), lines: [...lines, sum] }],
    };
  }

  private credit(credit: 'applied' | 'current'): Pick<Explanation, 'formula' | 'sections'> {
    const { t } = this.messages;
    const lines = this.areas((cell) => `${cell[credit]}/${cell.inForce}`);
    const sum = { label: t('explain.sum'), amount: `${this.total()[credit]}/${this.total().inForce}`, sum: true };
    const formula = t(credit === 'applied' ? 'explain.appliedFormula' : 'explain.currentFormula');
    return { formula, sections: [{ title: t('explain.creditPerArea'), lines: [...lines, sum] }] };
  }

  private areas(amount: (cell: Cell) => string) {
    const cells = this.store.figure()?.cells ?? [];
    return cells.flatMap((cell) =>
      cell.area ? [{ label: this.messages.t(`areas.${cell.area}`), amount: amount(cell) }] : [],
    );
  }

  private total(): Cell {
    return totalOfAreas(this.store.figure()?.cells ?? []);
  }
}
