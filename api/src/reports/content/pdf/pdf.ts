import type { Content } from './content';
import { verificationAddress } from '../mail/letter';
import type { FontFiles } from '../pictures/fonts';
import type { Snapshot } from '../snapshot';
import { wordsIn } from '../words';
import type { Seal } from './kop';
import { paperOf } from './paper';
import { coveragePaper, leadershipPaper, reportCardPaper } from './papers';

/** The report on A4; null where it is only mailed. @param digest of the snapshot @param crest picture of its crest @throws RenderFault */
export async function pdfOf(
  snapshot: Snapshot,
  digest: string,
  fonts: FontFiles,
  crest: Uint8Array | null,
): Promise<Uint8Array | null> {
  const address = verificationAddress(snapshot.baseUrl, digest);
  const content = contentOf(snapshot, { address, digest, crest });
  if (content === null) return null;
  const words = wordsIn(snapshot.language);
  const { title, knownAt, language, government } = snapshot;
  return paperOf(
    content,
    { title, made: knownAt, language, author: government.name },
    { title, verification: words.verifyAt(address.replace(/^https?:\/\//, '')), address, page: words.page },
    fonts,
  );
}

function contentOf(snapshot: Snapshot, seal: Seal): Content[] | null {
  switch (snapshot.kind) {
    case 'leadership':
      return leadershipPaper(snapshot, seal);
    case 'coverage':
      return coveragePaper(snapshot, seal);
    case 'reportCard':
      return reportCardPaper(snapshot, seal);
    case 'reminder':
      return null;
  }
}
