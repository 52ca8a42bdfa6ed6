import { Injectable } from '@nestjs/common';
import type { BriefingQuery } from '@pantausop/contracts';
import { addMonths, RefusedError } from '@pantausop/domain';
import type { Caller } from '../../http';
import type { ExportedFile } from '../figure-exports';
import { ShownAnswers } from '../shown-answers';
import { dateWords, SAMPLE_MARK } from '../words';
import type { BriefingAnswers } from './briefing-facts';

/** Bahan paparan: the six slides that a meeting asks for, of one state of the record. */
@Injectable()
export class BriefingExport {
  constructor(private readonly answers: ShownAnswers) {}

  /** @throws RefusedError for a root without an index, or a comparison that is not before the day */
  async pptx(query: BriefingQuery, caller: Caller): Promise<ExportedFile> {
    const answers = await this.read(query, caller);
    const { now, government } = answers;
    const sampleMark = now.sample ? SAMPLE_MARK : null;
    // the library of the slides is large: it is loaded with the first briefing
    const { Deck } = await import('./deck');
    const { callsSlide, movementSlide, outlookSlide, standingSlide, titleSlide, unitsSlide } = await import('./slides');
    const about = now.root.name === government ? government : `${now.root.name}, ${government}`;
    const deck = new Deck({
      title: `Bahan paparan kepatuhan SOP-AP, ${about}, ${dateWords(now.asOf)}`,
      foot: `PantauSOP · ${about} · Per ${dateWords(now.asOf)}`,
      sampleMark,
    });
    titleSlide(deck, answers, sampleMark);
    standingSlide(deck, answers);
    movementSlide(deck, answers);
    unitsSlide(deck, answers);
    outlookSlide(deck, answers);
    callsSlide(deck, answers);
    return { content: await deck.bytes(), name: `paparan-${now.root.code.toLowerCase()}-${now.asOf}.pptx` };
  }

  /** The later answers are asked as the first one knew the record, so that all slides agree. */
  private async read(query: BriefingQuery, caller: Caller): Promise<BriefingAnswers> {
    const { root, asOf, series, comparison } = query;
    const now = await this.answers.matrix({ root, asOf, series, knownAt: query.knownAt }, caller);
    const to = now.asOf;
    const from = comparison ?? addMonths(to, -1);
    if (from >= to) {
      const reason = {
        id: `tanggal pembanding ${from} tidak mendahului ${to}: pilih tanggal yang lebih awal`,
        en: `the comparison ${from} is not before ${to}: choose an earlier day`,
      };
      throw new RefusedError('range_turned_round', 'invalid', reason, { from, to });
    }
    const same = { root: now.root.id, knownAt: now.knownAt };
    const before = await this.answers.matrix({ ...same, asOf: from, series }, caller);
    const changes = await this.answers.changes({ ...same, from, to, series, measure: 'index', sops: 0 }, caller);
    const outlook = await this.answers.outlook({ ...same, asOf: to, measure: 'index' }, caller);
    const activity = await this.answers.activity(to);
    return { government: await this.answers.nameOf(to), now, before, changes, outlook, activity };
  }
}
