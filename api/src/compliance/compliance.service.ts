import { Inject, Injectable } from '@nestjs/common';
import { read, type Database, type Queryable } from '@pantausop/database';
import { Clock, DATABASE } from '../config';
import { AnswerCache, PreparedJson, TaggedJson, type Caller } from '../http';
import type { Government } from '../organisation/organisation.repository';
import { OrganisationService } from '../organisation/organisation.service';
import { tagOf } from './answer-tag';
import { FiguresReader, type UnitsShown } from './figures.reader';
import { matrixQuestion, progressQuestion, type MatrixQuery, type ProgressQuery, type Question } from './question';
import { matrixView, progressView } from './views';

/** Reads an answer in one view of the database. */
type Answering = (q: Queryable, government: Government) => Promise<object>;

/** Answers questions about figures: with "not modified" or ready bytes where nothing was recorded since, else from balances. */
@Injectable()
export class ComplianceService {
  private readonly answers = new AnswerCache();

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly organisations: OrganisationService,
    private readonly figures: FiguresReader,
    private readonly clock: Clock,
  ) {}

  /** The children of a root by area, with the total. @param ifNoneMatch tags of the answers that the client holds */
  matrix(query: MatrixQuery, caller: Caller, ifNoneMatch?: string): Promise<TaggedJson> {
    const question = matrixQuestion(query, this.clock.today());
    return this.answer('matrix', question, caller, ifNoneMatch, async (q, government) => {
      const children: UnitsShown = (root, tree) => tree.children(root.id);
      const [only] = await this.figures.bases(q, government, question, caller, children);
      return matrixView(question, government, only);
    });
  }

  /** A root, or one area of it, over time. @param ifNoneMatch tags of the answers that the client holds */
  progress(query: ProgressQuery, caller: Caller, ifNoneMatch?: string): Promise<TaggedJson> {
    const question = progressQuestion(query, this.clock.today());
    return this.answer('progress', question, caller, ifNoneMatch, async (q, government) => {
      const dated = await this.figures.bases(q, government, question, caller, () => []);
      return progressView(question, government, dated);
    });
  }

  private async answer(
    kind: string,
    question: Question,
    caller: Caller,
    ifNoneMatch: string | undefined,
    answering: Answering,
  ): Promise<TaggedJson> {
    const tag = tagOf(kind, question, caller, await this.organisations.government());
    const held = TaggedJson.ifHeld(tag, ifNoneMatch);
    if (held) return held;
    const known = this.answers.find(tag);
    if (known) return TaggedJson.of(tag, known);
    const made = await read(this.database, async (q) => {
      // the record may have moved on since: the tag is that of the view that is read
      const government = await this.organisations.government(q);
      const tagOfView = tagOf(kind, question, caller, government);
      const madeMeanwhile = this.answers.find(tagOfView);
      return { tag: tagOfView, answer: madeMeanwhile ?? (await answering(q, government)) };
    });
    if (made.answer instanceof PreparedJson) return TaggedJson.of(made.tag, made.answer);
    return TaggedJson.of(made.tag, this.answers.keep(made.tag, PreparedJson.of(made.answer)));
  }
}
