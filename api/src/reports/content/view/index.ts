import type { Snapshot } from '../snapshot';
import type { View } from './blocks';
import { coverageView } from './coverage-view';
import { leadershipView } from './leadership-view';
import { reminderView } from './reminder-view';
import { reportCardView } from './report-card-view';

export type { Block, View } from './blocks';

/** The report as mail and text twin show it. */
export function viewOf(snapshot: Snapshot): View {
  switch (snapshot.kind) {
    case 'leadership':
      return leadershipView(snapshot);
    case 'coverage':
      return coverageView(snapshot);
    case 'reportCard':
      return reportCardView(snapshot);
    case 'reminder':
      return reminderView(snapshot);
  }
}
