import { calendarDate } from '@pantausop/domain';
import type { LetterContext, ReportOrder } from '../report-content';

const JUNE = {
  period: { from: calendarDate('2026-06-01'), to: calendarDate('2026-06-30') },
  comparedWith: calendarDate('2026-05-31'),
  asOf: calendarDate('2026-06-30'),
  knownAt: '2026-07-01T01:00:00.000Z',
  language: 'id',
} as const;
export const LEADERSHIP: ReportOrder = { ...JUNE, kind: 'leadership', unitIds: [] };
export const CARD: ReportOrder = { ...JUNE, kind: 'reportCard', unitIds: ['dinkes'] };
export const CONTEXT: LetterContext = {
  recipientName: 'Sari <script>',
  reason: 'Anda menerima surel ini sebagai pimpinan.',
  unsubscribeUrl: 'https://contoh.example/berhenti/1',
  mandatory: false,
  test: true,
  baseUrl: 'https://contoh.example',
};

/** What can be read on a paper. */
export async function textOfPdf(bytes: Uint8Array): Promise<{ text: string; pages: number }> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false });
  const document = await task.promise;
  const texts: string[] = [];
  for (let at = 1; at <= document.numPages; at += 1) {
    const { items } = await (await document.getPage(at)).getTextContent();
    texts.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
  }
  const pages = document.numPages;
  await task.destroy();
  return { text: texts.join('\n'), pages };
}
