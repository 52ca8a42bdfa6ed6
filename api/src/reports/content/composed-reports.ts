import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../config';
import { LetterheadService } from '../../letterhead/letterhead.service';
import { canonical } from '../../ledger/canonical';
import {
  ReportContent,
  type FreshSnapshot,
  type LetterContext,
  type ReportCorrection,
  type ReportFile,
  type ReportFiles,
  type ReportLetter,
  type ReportOrder,
  type SealedSnapshot,
} from '../report-content';
import { correctionsBetween, orderOf } from './corrections';
import { ReportFacts } from './facts/report-facts';
import { letterOf } from './mail/letter';
import { ReportRenderer } from './rendering/report-renderer';
import { readSnapshot, type Snapshot } from './snapshot';
import { wordsIn } from './words';

const PDF = 'application/pdf';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Reports from the figures of the register: facts are read once, sealed, and everything else is made from what was sealed. */
@Injectable()
export class ComposedReports extends ReportContent {
  constructor(
    private readonly facts: ReportFacts,
    private readonly renderer: ReportRenderer,
    private readonly letterheads: LetterheadService,
    private readonly clock: Clock,
  ) {
    super();
  }

  async seal(order: ReportOrder): Promise<FreshSnapshot> {
    const snapshot = await this.facts.of(order);
    const json = canonical(snapshot);
    return { json, digest: sha256(json), title: snapshot.title, empty: isEmpty(snapshot) };
  }

  async files(sealed: SealedSnapshot): Promise<ReportFiles> {
    const snapshot = readSnapshot(sealed.json);
    const { crest } = snapshot.letterhead;
    const picture = crest === null ? null : await this.letterheads.crest(crest);
    const { pdf, xlsx, pictures } = await this.renderer.render(sealed, picture);
    const name = fileNameOf(snapshot);
    const file = (extension: string, mediaType: string, bytes: Uint8Array): ReportFile => ({
      ...{ fileName: `${name}.${extension}`, mediaType, bytes, digest: sha256(bytes) },
    });
    return {
      pdf: pdf && file('pdf', PDF, pdf),
      xlsx: xlsx && file('xlsx', XLSX, xlsx),
      pictures: pictures.map(({ cid, bytes }) => ({
        ...{ cid, fileName: `${cid}.png`, mediaType: 'image/png', bytes, digest: sha256(bytes) },
      })),
    };
  }

  letter({ json, digest }: SealedSnapshot, context: LetterContext): Promise<ReportLetter> {
    return Promise.resolve(letterOf(readSnapshot(json), digest, context));
  }

  async corrections({ json }: SealedSnapshot): Promise<readonly ReportCorrection[]> {
    const sealed = readSnapshot(json);
    const now = await this.facts.of(orderOf(sealed, new Date(this.clock.now()).toISOString()));
    return correctionsBetween(sealed, now);
  }
}

/** A reminder that has no date to name. */
const isEmpty = (snapshot: Snapshot): boolean =>
  snapshot.kind === 'reminder' && snapshot.fresh.length + snapshot.week.length + snapshot.month.length === 0;

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** `rapor-sop-dinkes-2026-10-31` */
function fileNameOf(snapshot: Snapshot): string {
  const { kind, language, asOf } = snapshot;
  const unit = 'unit' in snapshot ? `-${snapshot.unit.code.toLowerCase().replace(/[^a-z0-9]+/g, '-')}` : '';
  return `${wordsIn(language).fileNames[kind]}${unit}-${asOf}`;
}
