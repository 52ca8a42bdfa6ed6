import type { GovernmentSnapshot } from '../snapshot';
import { areaBlocks } from './area-map';
import type { Block, Figure, View } from './blocks';
import { callBlocks, sampleNote, senderOf, type Voice } from './parts';

const CALLS_IN_MAIL = 5;

/** The mail on a whole government: how it stands, whom to call and the map of areas; then what the report adds. */
export function governmentView(
  snapshot: GovernmentSnapshot,
  { preheader, sentences, figures, rest }: { preheader: string; sentences: string[]; figures: Figure[]; rest: Block[] },
  voice: Voice,
): View {
  const { words, format } = voice;
  const { kind, asOf, comparedWith, baseUrl } = snapshot;
  return {
    title: snapshot.title,
    subtitle: null,
    ...senderOf(snapshot),
    asOf: words.asOf(format.date(asOf)),
    preheader,
    blocks: [
      ...sampleNote(snapshot, voice),
      { kind: 'sentences', lines: sentences },
      { kind: 'figures', figures, note: words.comparedWith(format.date(comparedWith)) },
      {
        kind: 'button',
        label: words.open[kind](format.date(asOf)),
        url: `${baseUrl}/?per=${asOf}&banding=${comparedWith}`,
      },
      ...callBlocks(snapshot, CALLS_IN_MAIL, voice),
      ...areaBlocks(snapshot, voice),
      ...rest,
    ],
    foot: [words.attachments[kind], words.sealed],
  };
}
