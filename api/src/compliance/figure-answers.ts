import { Inject, Injectable } from '@nestjs/common';
import { read, type Database, type Queryable } from '@pantausop/database';
import { DATABASE } from '../config';
import { AnswerCache, PreparedJson, TaggedJson, type Caller } from '../http';
import type { Government } from '../organisation/organisation.repository';
import { OrganisationService } from '../organisation/organisation.service';
import { tagOf } from './answer-tag';
import type { Question } from './question';

/** Reads an answer in one view of the database. */
export type Answering = (q: Queryable, government: Government) => Promise<object>;

/** Answers to questions about figures: with "not modified" or ready bytes where nothing was recorded since, else made anew. */
@Injectable()
export class FigureAnswers {
  private readonly answers = new AnswerCache();

  constructor(
    @Inject(DATABASE) private readonly database: Database,
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
