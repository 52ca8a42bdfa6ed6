import { computed, inject, Injectable } from '@angular/core';
import type { Import } from '@pantausop/contracts';
import { fractionOfRatio } from '../format/exact';
import { Format } from '../format/format';
import type { MessageKey } from '../i18n/message-key';
import { Messages } from '../i18n/messages';
import { commitKey } from './decisions';
import { PreviewStore } from './preview-store';

/** One figure of the strip, all texts ready to read. */
export interface PreviewFigure {
  readonly label: string;
  readonly figure: string;
  readonly beside: string;
  readonly meaning: string;
  /** something to mend */
  readonly signal: boolean;
}

/** The sentences and figures about one preview. */
@Injectable()
export class PreviewWords {
  private readonly store = inject(PreviewStore);
  private readonly format = inject(Format);
  private readonly messages = inject(Messages);

  readonly subtitle = computed(() => {
    const preview = this.store.preview();
    if (!preview) return '';
    return this.messages.t('import.subtitle', {
      unit: preview.unit?.name ?? this.messages.t('import.wholeFile'),
      date: this.format.date(preview.effectiveOn),
      name: preview.createdBy,
      instant: this.format.instant(preview.createdAt),
    });
  });

  readonly finding = computed(() => {
    const preview = this.store.preview();
    if (!preview) return '';
    const { t } = this.messages;
    if (preview.status === 'reverted') return t('import.findingReverted');
    const what = this.sops(preview);
    if (preview.status === 'committed') return t('import.findingDone', { what });
    const missing = this.store.missing();
    if (missing === null) return t('import.findingReady', { what });
    if (missing.what !== 'nothing') return t('import.findingAsk', { what });
    const { same, error } = preview.counts;
    return error > 0
      ? t('import.findingAllWrong', { count: this.format.count(error) })
      : t('import.findingNothing', { count: this.format.count(same) });
  });

  readonly figures = computed<readonly PreviewFigure[]>(() => {
    const preview = this.store.preview();
    if (!preview) return [];
    const { t } = this.messages;
    const { count } = this.format;
    const { new: fresh, changed, same, error } = preview.counts;
    return [
      {
        label: t('import.kpiReady'),
        figure: count(fresh + changed),
        beside: '',
        meaning: t('import.kpiReadySub', { new: count(fresh), changed: count(changed) }),
        signal: false,
      },
      {
        label: t('import.kpiErrors'),
        figure: count(error),
        beside: '',
        meaning: t('import.kpiErrorsSub'),
        signal: error > 0,
      },
      {
        label: t('import.kpiSame'),
        figure: count(same),
        beside: '',
        meaning: t('import.kpiSameSub'),
        signal: false,
      },
      this.effectFigure(preview.effect ?? []),
    ];
  });

  /** `Simpan 41 SOP baru dan 3 perubahan` */
  readonly commit = computed(() => {
    const preview = this.store.preview();
    if (!preview) return '';
    const { new: fresh, changed } = preview.counts;
    const { count } = this.format;
    return this.messages.t(`import.${commitKey(preview)}`, { new: count(fresh), changed: count(changed) });
  });

  readonly committing = computed(() => {
    const preview = this.store.preview();
    return preview ? this.messages.t('import.committing', { what: this.sops(preview) }) : '';
  });

  /** Why the preview cannot be saved now; empty when it can. */
  readonly obstacle = computed(() => {
    const { t } = this.messages;
    if (this.store.hasUnsent() && this.store.decideFailure()) return t('import.missing_unsent');
    const missing = this.store.missing();
    if (missing) return t(`import.missing_${missing.what}`, { count: this.format.count(missing.rows) });
    return this.store.busy() ? t('import.missing_busy') : '';
  });

  /** What is saved along with the rows, and what is not. */
  readonly beside = computed(() => {
    const preview = this.store.preview();
    if (!preview) return '';
    const units = preview.proposedUnits.filter(({ accepted }) => accepted).length;
    const { error } = preview.counts;
    const say = (key: MessageKey, rows: number): string[] =>
      rows === 0 ? [] : [this.messages.t(key, { count: this.format.count(rows) })];
    return [...say('import.alsoUnits', units), ...say('import.leftOut', error)].join(' ');
  });

  readonly recorded = computed<readonly PreviewFigure[]>(() => {
    const recorded = this.store.preview()?.recorded;
    if (!recorded) return [];
    const figure = (label: MessageKey, value: number): PreviewFigure => ({
      label: this.messages.t(label),
      figure: this.format.count(value),
      beside: '',
      meaning: '',
      signal: false,
    });
    return [
      figure('import.doneSops', recorded.sops),
      figure('import.doneEvents', recorded.events),
      figure('import.doneRetractions', recorded.retractions),
      figure('import.doneUnits', recorded.units),
    ];
  });

  private sops({ counts }: Pick<Import, 'counts'>): string {
    const say = (key: MessageKey, rows: number): string[] =>
      rows === 0 ? [] : [this.messages.t(key, { count: this.format.count(rows) })];
    const parts = [...say('import.newSops', counts.new), ...say('import.changedSops', counts.changed)];
    return parts.length === 0 ? this.messages.t('import.newSops', { count: 0 }) : this.format.list(parts);
  }

  /** the index of the only OPD, or how many OPDs are concerned */
  private effectFigure(effect: NonNullable<Import['effect']>): PreviewFigure {
    const { t } = this.messages;
    const [only, ...others] = effect;
    if (!only || others.length > 0) {
      return {
        label: t('import.kpiUnits'),
        figure: this.format.count(effect.length),
        beside: '',
        meaning: t('import.kpiUnitsSub'),
        signal: false,
      };
    }
    const [before, after] = [fractionOfRatio(only.before.index), fractionOfRatio(only.after.index)];
    return {
      label: t('import.kpiIndex', { unit: only.unitName }),
      figure: this.format.ratio(before),
      beside: t('import.kpiBecomes', { value: this.format.ratio(after) }),
      meaning: before && after ? t('import.kpiIndexSub', { change: this.format.change(before, after) }) : '',
      signal: false,
    };
  }
}
