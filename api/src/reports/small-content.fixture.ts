import { createHash } from 'node:crypto';
import { Module, type DynamicModule } from '@nestjs/common';
import { RefusedError } from '@pantausop/domain';
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
} from './report-content';

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');
const fileOf = (fileName: string, mediaType: string, content: string): ReportFile => {
  const bytes = Buffer.from(content);
  return { fileName, mediaType, bytes, digest: sha256(bytes) };
};

/** Reports of a few words, for tests of their way to people. What it counts and where it fails is set from outside. */
export class SmallContent extends ReportContent {
  figure = 41;
  readonly orders: ReportOrder[] = [];
  /** nothing to send to such OPDs */
  empty: readonly string[] = [];
  /** OPDs that have no figures */
  unknown: readonly string[] = [];
  /** thrown, once each, where a report is drawn */
  readonly faults: Error[] = [];
  /** awaited where a report is drawn */
  drawing: () => Promise<void> = () => Promise.resolve();

  /** The same content for all who ask. */
  source(): DynamicModule {
    const providers = [{ provide: ReportContent, useValue: this }];
    return { module: SmallContentModule, providers, exports: [ReportContent] };
  }

  override async seal(order: ReportOrder): Promise<FreshSnapshot> {
    this.orders.push(order);
    const { kind, unitIds, asOf, knownAt } = order;
    const json = JSON.stringify({ kind, unitIds, asOf, knownAt, figure: this.figure });
    if (unitIds.some((id) => this.unknown.includes(id)))
      throw new RefusedError('unknown', 'invalid', { id: 'belum ada', en: 'not then' });
    const empty = unitIds.length > 0 && unitIds.every((id) => this.empty.includes(id));
    return { json, digest: sha256(json), title: `Laporan ${asOf}`, empty };
  }

  override async files({ json }: SealedSnapshot): Promise<ReportFiles> {
    await this.drawing();
    const fault = this.faults.shift();
    if (fault) throw fault;
    const picture = fileOf('peta.png', 'image/png', `png ${json}`);
    return {
      pdf: fileOf('laporan.pdf', 'application/pdf', `%PDF ${json}`),
      xlsx: null,
      pictures: [{ ...picture, cid: 'peta' }],
    };
  }

  override corrections({ json }: SealedSnapshot): Promise<readonly ReportCorrection[]> {
    const [sealed, now] = [/"figure":(\d+)/.exec(json)?.[1] ?? '', String(this.figure)];
    return Promise.resolve(sealed === now ? [] : [{ figure: 'angka', sealed, now }]);
  }

  override letter(snapshot: SealedSnapshot, context: LetterContext): Promise<ReportLetter> {
    const { recipientName, reason, unsubscribeUrl, test } = context;
    const subject = `${test ? '[UJI] ' : ''}${snapshot.title}`;
    const text = [`Yth. ${recipientName}`, snapshot.json, reason, unsubscribeUrl ?? 'wajib'].join('\n');
    return Promise.resolve({ subject, text, html: `<pre>${text}</pre><img src="cid:peta" alt="">` });
  }
}

@Module({})
class SmallContentModule {}
