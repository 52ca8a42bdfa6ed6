import { readFileSync } from 'node:fs';
import { RefusedError, type ElementCode } from '@pantausop/domain';
import { aDocx, aPdf, aZip } from '../small-documents.fixture';
import { doDocumentJob, type SeenDocument } from './document-job';

const FIXTURES = new URL('../../../../test/fixtures/documents/', import.meta.url);
const LIMITS = { maxBytes: 20 * 1_048_576, maxExpansion: 200 };

const read = async (bytes: Uint8Array, name: string): Promise<SeenDocument> => {
  const answer = await doDocumentJob({ bytes, name, limits: LIMITS });
  if (answer.kind === 'refused') throw new RefusedError(answer.code, 'invalid', answer.reason, answer.params);
  return answer.result;
};
const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, FIXTURES)));
const codeOf = (reading: Promise<unknown>): Promise<string> =>
  reading.then(
    () => 'taken',
    (error: unknown) => (error as RefusedError).code,
  );

/** Right proposals, wrong ones, and elements that were overlooked. */
class Tally {
  private readonly counts = { right: 0, wrong: 0, overlooked: 0 };

  add(found: ReadonlySet<string>, truth: ReadonlySet<string>): void {
    for (const element of found) this.counts[truth.has(element) ? 'right' : 'wrong'] += 1;
    for (const element of truth) if (!found.has(element)) this.counts.overlooked += 1;
  }

  get precision(): number {
    return this.counts.right / (this.counts.right + this.counts.wrong);
  }

  get recall(): number {
    return this.counts.right / (this.counts.right + this.counts.overlooked);
  }
}

describe.each(['known', 'held-out'])('elements read in the %s files', (set) => {
  const truths = Object.entries(
    JSON.parse(Buffer.from(fixture(`${set}/truth.json`)).toString('utf8')) as Record<string, ElementCode[]>,
  );

  it('are right in 95 of 100 cases and overlook no more than 5, in every format', async () => {
    const tallies = new Map<string, Tally>();
    for (const [name, truth] of truths) {
      const { findings } = await read(fixture(`${set}/${name}`), name);
      const found = new Set<string>(findings.items.filter(({ present }) => present).map(({ element }) => element));
      for (const of of [name.split('.').at(-1) ?? '', 'all']) {
        const tally = tallies.get(of) ?? new Tally();
        tallies.set(of, tally);
        tally.add(found, new Set(truth));
      }
    }
    const shown = [...tallies].map(
      ([of, { precision, recall }]) => `${of} precision ${precision.toFixed(3)} recall ${recall.toFixed(3)}`,
    );
    process.stdout.write(`elements of ${truths.length} ${set} documents: ${shown.join(' · ')}\n`);
    expect([...tallies.keys()].sort()).toEqual(['all', 'docx', 'pdf', 'xlsx']);
    for (const { precision, recall } of tallies.values()) {
      expect(precision).toBeGreaterThanOrEqual(0.95);
      expect(recall).toBeGreaterThanOrEqual(0.95);
    }
  }, 60_000);
});

describe('a file', () => {
  it('that is a scan says that it has no text, and nothing is proposed', async () => {
    expect((await read(fixture('scanned.pdf'), 'pindai.pdf')).findings).toEqual({
      pages: 2,
      hasText: false,
      items: [],
    });
  });

  it('gives the words that were found and where', async () => {
    const { findings } = await read(
      aDocx(['NOMOR SOP : 440/1/2026', 'TGL EFEKTIF : ............', 'NAMA SOP : Surat']),
      'a.docx',
    );
    expect(findings.items.find(({ element }) => element === 'nomor')).toMatchObject({
      present: true,
      ...{ label: 'NOMOR SOP', value: '440/1/2026', place: { part: 'body', line: 1 }, reason: 'value_found' },
    });
    expect(findings.items.find(({ element }) => element === 'tanggal_efektif')).toMatchObject({
      ...{ present: false, label: 'TGL EFEKTIF', value: null, reason: 'value_blank' },
    });
  });

  it.each([
    ['empty', () => Buffer.alloc(0), 'a.docx', 'file_empty'],
    ['a program', () => Buffer.from('MZ\u0090'), 'a.pdf', 'document_type'],
    ['a picture named PDF', () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2]), 'a.pdf', 'document_type'],
    ['plain text', () => Buffer.from('NOMOR SOP'), 'a.docx', 'document_type'],
    ['Word named PDF', () => aDocx(['x']), 'a.pdf', 'document_lies'],
    ['another zip', () => aZip({ 'a.txt': 'x' }), 'a.docx', 'document_type'],
    ['a zip cut short', () => aDocx(['x']).subarray(0, 300), 'a.docx', 'file_damaged'],
    ['with macros', () => aDocx(['x'], { 'word/vbaProject.bin': 'x' }), 'a.docx', 'document_macros'],
    [
      'macro-enabled by its content type, whatever its name',
      () =>
        aDocx(['x'], {
          '[Content_Types].xml':
            '<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
        }),
      'a.docx',
      'document_macros',
    ],
    ['a bomb', () => aDocx([], { 'word/document.xml': `<w>${' '.repeat(3_000_000)}</w>` }), 'a.docx', 'file_bomb'],
    ['PDF cut short', () => Buffer.from('%PDF-1.7\n1 0 obj'), 'a.pdf', 'file_damaged'],
  ] as const)('that is %s is refused', async (_, bytes, name, code) => {
    expect(await codeOf(read(bytes(), name))).toBe(code);
  });

  it.each([
    ['refused-password-protected.xlsx', 'file_password'],
    ['refused-old-excel.xls', 'document_old_office'],
    ['refused-decompression-bomb.xlsx', 'file_bomb'],
    ['refused-truncated.xlsx', 'file_damaged'],
  ])('%s is refused', async (name, code) => {
    const bytes = new Uint8Array(readFileSync(new URL(`../register/${name}`, FIXTURES)));
    expect(await codeOf(read(bytes, name))).toBe(code);
  });

  it('that is an encrypted PDF is refused', async () => {
    expect(await codeOf(read(await aPdf(['x'], 'rahasia'), 'a.pdf'))).toBe('file_password');
  });
});
