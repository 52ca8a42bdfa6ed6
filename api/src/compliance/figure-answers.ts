import { Injectable } from '@nestjs/common';
import type { Queryable } from '@pantausop/database';
import { AnswerCache, PreparedJson, TaggedJson, type Caller } from '../http';
import type { Government } from '../organisation/organisation.repository';
import { OrganisationService } from '../organisation/organisation.service';
import { tagOf } from './answer-tag';
import { FigureViews } from './figure-views';
import type { Question } from './question';

/** Reads an answer in one view of the database. */
export type Answering = (q: Queryable, government: Government) => Promise<object>;

/** Answers to questions about figures: with "not modified" or ready bytes where nothing was recorded since, else made anew. */
@Injectable()
export class FigureAnswers {
  private readonly answers = new AnswerCache();

  constructor(
    private readonly views: FigureViews,
    private readonly organisations: OrganisationService,
  ) {}

  /** @param ifNoneMatch tags of the answers that the client holds */
  async answer(
    kind: string,
    question: Question,
    caller: Caller,
    ifNoneMatch: string | undefined,
    answering: Answering,
  ): Promise<TaggedJson> {
    const asked = await this.organisations.government();
    const tag = tagOf(kind, question, caller, asked);
    const held = TaggedJson.ifHeld(tag, ifNoneMatch);
    if (held) return held;
    const known = this.answers.find(tag);
    if (known) return TaggedJson.of(tag, known);
    const made = await this.views.read(asked, async (q, government) => {
      // the record may have moved on since: the tag is that of the view that is read
      const tagOfView = tagOf(kind, question, caller, government);
      const madeMeanwhile = this.answers.find(tagOfView);
      return { tag: tagOfView, answer: madeMeanwhile ?? (await answering(q, government)) };
    });
    if (made.answer instanceof PreparedJson) return TaggedJson.of(made.tag, made.answer);
    return TaggedJson.of(made.tag, this.answers.keep(made.tag, PreparedJson.of(made.answer)));
  }
}
