import type { CalendarDate } from '@pantausop/domain';
import type { Scope } from './schedules/scope';

/** leadership = Ringkasan Pimpinan, coverage = Cakupan OPD, reportCard = Rapor OPD, reminder = Pengingat. */
export type ReportKind = 'leadership' | 'coverage' | 'reportCard' | 'reminder';
export type ReportLanguage = 'id' | 'en';

/** What a run asks its figures for. Nothing in it depends on the moment of sending. */
export interface ReportOrder {
  readonly kind: ReportKind;
  /** the period reported on, both days within it; for a reminder the days that it looks ahead from */
  readonly period: { readonly from: CalendarDate; readonly to: CalendarDate };
  /** the day before the period: what the figures are compared with */
  readonly comparedWith: CalendarDate;
  /** last day of the period */
  readonly asOf: CalendarDate;
  /** ISO 8601 instant: the planned instant of the run, after any shift for a day off */
  readonly knownAt: string;
  readonly unitIds: Scope;
  readonly language: ReportLanguage;
}

/** The figures of one report for ever: canonical JSON and the SHA-256 of its bytes in hex. */
export interface SealedSnapshot {
  readonly json: string;
  readonly digest: string;
  /** e.g. "Laporan Kepatuhan SOP-AP, Oktober 2026"; the subject of the mail and the title of the file */
  readonly title: string;
}

/** As it comes from the figures. */
export interface FreshSnapshot extends SealedSnapshot {
  /** true of a reminder of nothing: nobody is to get it */
  readonly empty: boolean;
}

/** What differs between the messages made from one snapshot. */
export interface LetterContext {
  /** name of the person or of the address's owner */
  readonly recipientName: string;
  /** one sentence: why the person gets it */
  readonly reason: string;
  /** null for mandatory reports and tests */
  readonly unsubscribeUrl: string | null;
  /** mandatory reports say that they are */
  readonly mandatory: boolean;
  /** a test to oneself is marked so in subject and body */
  readonly test: boolean;
  /** address of the product, without a slash at the end */
  readonly baseUrl: string;
}

export interface ReportFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** SHA-256 of the bytes in hex */
  readonly digest: string;
}

/** The files of a snapshot: the same for every recipient, so they are made once per snapshot. */
export interface ReportFiles {
  readonly pdf: ReportFile | null;
  readonly xlsx: ReportFile | null;
  /** PNG pictures of the mail by content id */
  readonly pictures: readonly (ReportFile & { readonly cid: string })[];
}

/** A message as it is sent: text of the mail and its files. */
export interface ReportLetter {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** A figure of a sealed report that reads otherwise by what was recorded after it. */
export interface ReportCorrection {
  /** whose: a label of the report, e.g. "Indeks" or "Dinsos, indeks" */
  readonly figure: string;
  readonly sealed: string;
  readonly now: string;
}

/** What the planner and the sender know of reports; made in `content/`, heavy work in a worker thread. */
export abstract class ReportContent {
  /** Reads the figures of the order and seals them. @throws RefusedError where it has none: nothing was recorded by then, or its OPD did not stand */
  abstract seal(order: ReportOrder): Promise<FreshSnapshot>;
  /** @throws RenderFault when a picture is empty or clipped or a font is missing: then nothing may be sent. */
  abstract files(snapshot: SealedSnapshot): Promise<ReportFiles>;
  abstract letter(snapshot: SealedSnapshot, context: LetterContext): Promise<ReportLetter>;
  /** What the figures of a sealed report read by all that is recorded now, where that differs; empty = nothing was corrected. */
  abstract corrections(snapshot: SealedSnapshot): Promise<readonly ReportCorrection[]>;
}

/** Why a report could not be drawn. */
export class RenderFault extends Error {}
