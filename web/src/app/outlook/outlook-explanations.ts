import { inject, Injectable } from '@angular/core';
import type { Outlook } from '@pantausop/contracts';
import { ExplainStore } from '../explain/explain-store';
import type { ExplanationLine, ExplanationSection } from '../explain/explanation';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';
import { OutlookWords, type OutlookFigure } from './outlook-words';

/** The page lists all of them. */
const LOSSES_NAMED = 20;

type Unit = Outlook['units'][number];
type Pace = NonNullable<Outlook['pace']>;

/** What the panel says of the figures of the outlook, which are made of figures of many days. */
@Injectable()
export class OutlookExplanations {
  private readonly panel = inject(ExplainStore);
  private readonly words = inject(OutlookWords);
  private readonly format = inject(Format);
  private readonly messages = inject(Messages);

  open(figure: OutlookFigure, outlook: Outlook): void {
    const { t } = this.messages;
    const { formula, sections } = this.parts(figure.id, outlook);
    this.panel.give({
      title: `${figure.label}, ${t(`outlook.${outlook.measure}`)}, ${outlook.root.name}`,
      figure: `${figure.figure} ${figure.unit}`.trim(),
      meaning: figure.lines.join('. '),
      formula,
      sections: sections.filter(({ lines }) => lines.length > 0),
      basis: outlook,
    });
  }

  /** The pace of one unit below. */
  pace(unit: Unit, outlook: Outlook): void {
    const { t } = this.messages;
    this.panel.give({
      title: `${t('outlook.pace')}, ${t(`outlook.${outlook.measure}`)}, ${unit.name}`,
      figure: unit.pace ? `${this.words.points(unit.pace.slope)} ${t('outlook.points')}` : t('outlook.forecastNone'),
      meaning: unit.pace ? t('outlook.paceMeaning') : '',
      formula: t('outlook.method'),
      sections: unit.pace ? [this.slopes(unit.pace)] : [],
      basis: outlook,
    });
  }

  private parts(id: OutlookFigure['id'], outlook: Outlook): { formula: string; sections: ExplanationSection[] } {
    const { t } = this.messages;
    const paced = outlook.pace ? [this.slopes(outlook.pace)] : [];
    const goal = { title: t('outlook.goal'), lines: this.goal(outlook) };
    if (id === 'pace') return { formula: t('outlook.method'), sections: [...paced, this.history(outlook)] };
    if (id === 'needed') return { formula: t('outlook.neededFormula'), sections: [goal] };
    if (id === 'forecast') return { formula: t('outlook.method'), sections: [goal, ...paced] };
    return { formula: t('outlook.fallFormula'), sections: [this.windows(outlook), this.losses(outlook)] };
  }

  private slopes({ slope, low, high, months }: Pace): ExplanationSection {
    const { t } = this.messages;
    const line = (label: string, amount: number): ExplanationLine => ({
      label,
      amount: this.messages.t('outlook.perMonth', { points: this.words.points(amount, 2) }),
    });
    return {
      title: t('outlook.slopes'),
      lines: [
        line(t('outlook.slopeMedian'), slope),
        line(t('outlook.slopeLow'), low),
        line(t('outlook.slopeHigh'), high),
        { label: t('outlook.slopeMonths'), amount: this.format.count(months) },
      ],
    };
  }

  /** The month ends of which the pace is made. */
  private history({ history, pace, measure }: Outlook): ExplanationSection {
    const lines = history.slice(-(pace?.months ?? 0)).map(({ date, value }) => ({
      label: this.format.date(date),
      amount: this.words.value(value, measure),
    }));
    return { title: this.messages.t('outlook.month'), lines: pace ? lines : [] };
  }

  private goal({ asOf, value, target, measure }: Outlook): ExplanationLine[] {
    const now = { label: this.format.date(asOf), amount: this.words.value(value, measure) };
    if (!target) return [now];
    const label = this.messages.t('outlook.targetOn', { due: this.format.date(target.dueOn) });
    return [now, { label, amount: this.words.value(target.value, measure) }];
  }

  private windows({ windows }: Outlook): ExplanationSection {
    const { t } = this.messages;
    return {
      title: t('outlook.cliffTitle'),
      lines: windows.map(({ days, sops, applied, current, points }) => ({
        label: t('outlook.days', { days }),
        amount: t(sops === null ? 'outlook.windowLossWide' : 'outlook.windowLoss', {
          sops: this.format.count(sops ?? 0),
          applied: this.format.count(applied),
          current: this.format.count(current),
          points: this.format.countChange(-points),
        }),
      })),
    };
  }

  /** The SOPs that take most, as far as the caller may see them, and how many more there are. */
  private losses({ fall }: Outlook): ExplanationSection {
    const first = fall.prevention.slice(0, LOSSES_NAMED);
    const others = fall.preventionCount - first.length;
    const lines = first.map(({ title, unit, loss }) => ({
      label: `${title} (${unit.abbreviation})`,
      amount: this.words.points(-loss, 2),
    }));
    return { title: this.messages.t('outlook.losses'), lines: others > 0 ? [...lines, this.others(others)] : lines };
  }

  private others(count: number): ExplanationLine {
    return { label: this.messages.t('outlook.otherLosses'), amount: this.format.count(count) };
  }
}
