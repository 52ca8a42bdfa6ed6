import { inject, Injectable } from '@angular/core';
import type { Outlook } from '@pantausop/contracts';
import type { ExplainedFigure } from '@pantausop/domain';
import { unsigned } from '../figures/change';
import { fractionOfRatio } from '../format/exact';
import { Format } from '../format/format';
import { Messages } from '../i18n/messages';

/** One figure of the strip. */
export interface OutlookFigure {
  readonly id: 'pace' | 'needed' | 'forecast' | 'fall';
  readonly label: string;
  readonly figure: string;
  readonly unit: string;
  readonly lines: readonly string[];
}

type Forecast = Outlook['forecast'];

/** The sentences and the strip of the outlook, made from the answer and never written by hand. */
@Injectable()
export class OutlookWords {
  private readonly messages = inject(Messages);
  private readonly format = inject(Format);

  finding(outlook: Outlook): string {
    const { t } = this.messages;
    const { measure, value, target, pace, forecast } = outlook;
    const words = {
      measure: t(`outlook.${measure}`),
      value: this.value(value, measure),
      pace: pace ? this.points(pace.slope) : '',
      target: target ? this.value(target.value, measure) : '',
      due: target ? this.format.date(target.dueOn) : '',
    };
    if (target && forecast.kind === 'reached') return t('outlook.findingReached', words);
    if (!pace) return t('outlook.findingNoPace');
    if (!target) return t('outlook.findingNoTarget', words);
    if (forecast.date === null) return t('outlook.findingNever', words);
    const against = t(forecast.date <= target.dueOn ? 'outlook.findingEarlier' : 'outlook.findingLater', words);
    return t('outlook.findingMet', { ...words, date: this.format.date(forecast.date, 'month'), against });
  }

  lead({ fall, measure, windows }: Outlook): string {
    const { t } = this.messages;
    const { applied, current } = windows.at(-1) ?? { applied: 0, current: 0 };
    if (applied + current === 0) return t('outlook.leadNone');
    const words = {
      sops: this.format.count(fall.sopCount ?? 0),
      applied: this.format.count(applied),
      current: this.format.count(current),
      measure: t(`changes.the_${measure === 'coverage' ? 'score' : measure}`),
      loss: unsigned(this.points(fall.loss)),
      count: this.format.count(fall.preventionCount),
      share: this.share(fall),
    };
    if (fall.sopCount === null) return t('outlook.leadWide', words);
    return t(fall.sopCount === 1 ? 'outlook.leadOne' : 'outlook.lead', words);
  }

  /** What part of the fall the shortest list holds. */
  share({ share }: Outlook['fall']): string {
    return this.format.percent(fractionOfRatio(share));
  }

  strip(outlook: Outlook): readonly OutlookFigure[] {
    const { t } = this.messages;
    const { pace, target, paceNeeded, forecast, fall, measure } = outlook;
    const words = target && { target: this.value(target.value, measure), due: this.format.date(target.dueOn) };
    const points = t('outlook.points');
    return [
      {
        id: 'pace',
        label: t('outlook.pace'),
        figure: pace ? this.points(pace.slope) : '–',
        unit: pace ? points : '',
        lines: pace
          ? [
              t('outlook.paceMeaning'),
              t('outlook.paceRange', { low: this.points(pace.low), high: this.points(pace.high) }),
            ]
          : [t('outlook.forecastNone')],
      },
      {
        id: 'needed',
        label: t('outlook.needed'),
        figure: paceNeeded === null ? '–' : this.points(paceNeeded),
        unit: paceNeeded === null ? '' : points,
        lines: [words ? t('outlook.neededMeaning', words) : t('outlook.neededNone')],
      },
      {
        id: 'forecast',
        label: t('outlook.forecast'),
        figure: target ? this.forecast(forecast) : '–',
        unit: '',
        lines: [target ? this.range(forecast) : t('outlook.noTarget')].filter((line) => line !== ''),
      },
      {
        id: 'fall',
        label: t('outlook.fall'),
        figure: fall.sopCount === 0 ? '0' : this.points(-fall.loss),
        unit: points,
        lines: [t('outlook.fallMeaning')],
      },
    ];
  }

  /** `Maret 2027`, or why there is no date. */
  forecast({ kind, date }: Forecast): string {
    const { t } = this.messages;
    if (kind === 'reached') return t('outlook.forecastReached');
    if (kind === 'no_data') return t('outlook.forecastNone');
    return date === null ? t('outlook.forecastNever') : this.format.date(date, 'monthShort');
  }

  private range({ kind, earliest, latest }: Forecast): string {
    if (kind !== 'forecast' || earliest === null) return '';
    const words = {
      earliest: this.format.date(earliest, 'monthShort'),
      latest: this.format.date(latest, 'monthShort'),
    };
    return this.messages.t(latest === null ? 'outlook.forecastOpen' : 'outlook.forecastRange', words);
  }

  /** `+0,6`: a change of a ratio in points of a hundred. */
  points(change: number, digits: 1 | 2 = 1): string {
    return this.format.step(fractionOfRatio(change), digits);
  }

  value(ratio: number | null, measure: ExplainedFigure): string {
    const value = fractionOfRatio(ratio);
    return measure === 'coverage' ? this.format.percent(value) : this.format.ratio(value);
  }
}
