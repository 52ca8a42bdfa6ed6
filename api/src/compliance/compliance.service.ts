import { Injectable } from '@nestjs/common';
import { Clock } from '../config';
import type { Caller, TaggedJson } from '../http';
import { FigureAnswers } from './figure-answers';
import { FiguresReader, type UnitsShown } from './figures.reader';
import { PredecessorsReader } from './predecessors.reader';
import { matrixQuestion, progressQuestion, type MatrixQuery, type ProgressQuery } from './question';
import { matrixView, progressView } from './views';

/** Figures over units, areas and time. */
@Injectable()
export class ComplianceService {
  constructor(
    private readonly answers: FigureAnswers,
    private readonly figures: FiguresReader,
    private readonly predecessors: PredecessorsReader,
    private readonly clock: Clock,
  ) {}

  /** The children of a root by area, with the total. @param ifNoneMatch tags of the answers that the client holds */
  matrix(query: MatrixQuery, caller: Caller, ifNoneMatch?: string): Promise<TaggedJson> {
    const question = matrixQuestion(query, this.clock.today());
    return this.answers.answer('matrix', question, caller, ifNoneMatch, async (q, government) => {
      const children: UnitsShown = (root, tree) => tree.children(root.id);
      const [only] = await this.figures.bases(q, government, question, caller, children);
      return matrixView(question, government, only);
    });
  }

  /** A root, or one area of it, over time. @param ifNoneMatch tags of the answers that the client holds */
  progress(query: ProgressQuery, caller: Caller, ifNoneMatch?: string): Promise<TaggedJson> {
    const question = progressQuestion(query, this.clock.today());
    return this.answers.answer('progress', question, caller, ifNoneMatch, async (q, government) => {
      const dated = await this.figures.bases(q, government, question, caller, () => []);
      const before = question.predecessors
        ? await this.predecessors.before(q, government, question, dated[0].root.id, caller)
        : null;
      return { ...progressView(question, government, dated), ...(question.predecessors ? { before } : {}) };
    });
  }
}
