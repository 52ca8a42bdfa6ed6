import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  output,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { ExplanationSchema } from '@pantausop/contracts';
import { Api } from '../data/api';
import { RootUnit } from '../data/root-unit';
import { UnitsStore } from '../data/units-store';
import { Filter } from '../filter/filter';
import { Messages } from '../i18n/messages';
import { ErrorState } from '../ui/error-state';
import { Skeleton } from '../ui/skeleton';
import { CopyEvidence } from './copy-evidence';
import { evidenceText } from './evidence';
import { EvidenceWords } from './evidence-words';
import { ExplainStore } from './explain-store';
import { ExplainedSops } from './explained-sops';
import { ExplainedWords } from './explained-words';
import type { ExplanationSection } from './explanation';
import type { FigureSubject, SubjectMeasure } from './figure-subject';
import { LineList } from './line-list';
import { MethodLink } from './method-link';
import { SopReasons } from './sop-reasons';

const SOPS_PER_PAGE = 10;

/** A figure as the register explains it: formula, integers, areas, parts of the points, every SOP with its reasons. */
@Component({
  selector: 'app-explained-figure',
  imports: [CopyEvidence, ErrorState, ExplainedSops, LineList, MethodLink, RouterLink, Skeleton],
  templateUrl: './explained-figure.html',
  host: { class: 'panel-body' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ExplainedFigure {
  readonly subject = input.required<FigureSubject>();
  /** the name of the figure, once it is known */
  readonly titled = output<string>();

  protected readonly messages = inject(Messages);
  protected readonly words = inject(ExplainedWords);
  protected readonly filter = inject(Filter);
  private readonly store = inject(ExplainStore);
  private readonly reasons = inject(SopReasons);
  private readonly evidenceWords = inject(EvidenceWords);
  private readonly root = inject(RootUnit);
  private readonly units = inject(UnitsStore);

  protected readonly perPage = SOPS_PER_PAGE;
  /** another figure begins at its first page */
  protected readonly page = linkedSignal<FigureSubject, number>({ source: this.subject, computation: () => 1 });
  protected readonly question = computed(() => {
    const { unit, area, asOf, restated } = this.subject();
    const series = restated ? 'restated' : undefined;
    const query = { area, asOf: asOf ?? this.filter.askedAsOf(), series };
    return this.root.asked((root) => ({ path: '/compliance/explain', query: { ...query, unit: unit ?? root } }));
  });
  protected readonly answer = inject(Api).read(ExplanationSchema, () => {
    const question = this.question();
    return question && { ...question, query: { ...question.query, page: this.page(), pageSize: SOPS_PER_PAGE } };
  });
  /** The answer to this question: the one before it stays on screen only while another page of the same is on its way. */
  protected readonly shown = computed(() => {
    const answer = this.answer.value();
    const { unit, area, asOf } = this.subject();
    if (answer === undefined || answer.area !== (area ?? null)) return undefined;
    if (unit !== undefined && answer.unit.id !== unit && answer.unit.code !== unit) return undefined;
    return asOf === undefined || answer.asOf === asOf ? answer : undefined;
  });

  /** A sub-unit has no index: what is asked as one is read as its score. */
  protected readonly measure = computed<SubjectMeasure>(() => {
    const { measure } = this.subject();
    return measure === 'index' && this.shown()?.areas.length === 0 ? 'score' : measure;
  });
  protected readonly pointed = computed(() => this.measure() === 'index' || this.measure() === 'score');
  /** an OPD has a report card */
  protected readonly report = computed(() => {
    const answer = this.shown();
    return answer && this.units.opds().some(({ id }) => id === answer.unit.id) ? answer.unit : null;
  });
  protected readonly title = computed(() => {
    const answer = this.shown();
    return answer ? this.words.title(answer, this.measure()) : '';
  });
  protected readonly evidence = computed(() => {
    const answer = this.shown();
    return answer ? this.evidenceWords.of(answer) : [];
  });
  protected readonly text = computed(() => {
    const answer = this.shown();
    if (!answer) return '';
    const measure = this.measure();
    const predikat = this.words.predikat(answer, measure);
    const figure = {
      title: this.title(),
      figure: predikat ? `${this.words.figure(answer, measure)} (${predikat})` : this.words.figure(answer, measure),
      meaning: this.words.calculation(answer, measure),
      formula: this.words.formula(measure),
      sections: [
        ...this.areaSection(),
        ...(this.pointed() ? [this.words.parts(answer)] : []),
        this.words.counts(answer),
        this.sopSection(),
      ],
    };
    return evidenceText(figure, this.evidence(), window.location.href);
  });

  constructor() {
    effect(() => this.titled.emit(this.title()));
  }

  /** From all areas into one, or back. */
  protected into(area: FigureSubject['area']): void {
    const measure = this.measure();
    const asked = measure === 'index' || measure === 'score' ? (area === undefined ? 'index' : 'score') : measure;
    this.store.show({ ...this.subject(), unit: this.shown()?.unit.id, area, measure: asked });
  }

  private areaSection(): ExplanationSection[] {
    const answer = this.shown();
    const lines = answer ? this.words.areas(answer, this.measure()) : [];
    if (lines.length === 0) return [];
    const weighed = this.measure() === 'index';
    return [
      {
        title: this.messages.t('explain.perArea'),
        lines: lines.map(({ name, integers, value, weight }) => ({
          label: name,
          amount: weighed
            ? `${integers} = ${value}, ${this.messages.t('explain.areaWeight')} ${weight}`
            : `${integers} = ${value}`,
        })),
      },
    ];
  }

  /** The SOPs of the page on screen; all of them are in the CSV. */
  private sopSection(): ExplanationSection {
    const answer = this.shown();
    const items = answer?.items ?? [];
    const from = ((answer?.page ?? 1) - 1) * SOPS_PER_PAGE;
    return {
      title: this.messages.t('explain.sopsShown', {
        from: Math.min(from + 1, answer?.total ?? 0),
        to: from + items.length,
        total: answer?.total ?? 0,
      }),
      lines: items.map((sop) => ({
        label: `${sop.title} (${sop.unit.abbreviation})`,
        amount: [this.reasons.adds(sop, this.measure()), ...this.reasons.reasons(sop)].join('; '),
      })),
    };
  }
}
