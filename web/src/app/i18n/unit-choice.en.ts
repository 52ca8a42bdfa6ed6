import type { SameKeys } from './message-key';
import type { unitChoiceId } from './unit-choice.id';

export const unitChoiceEn: SameKeys<typeof unitChoiceId> = {
  choose: 'Choose a unit',
  loading: 'Loading the list of units …',
  failed: 'The list of units could not be loaded.',
  typeName: 'Type the name or code of a unit',
  clear: 'Clear the choice',
  found: 'Units that fit',
  searching: 'Searching …',
  first:
    'The first {{shown}} of {{total}} units. Type a name or code; the name of the region may be added, e.g. “kesehatan medan”.',
  more: 'The best {{shown}} of {{total}} units that fit. Add a word to narrow them down.',
  some: '{{total}} units fit.',
  one: '1 unit fits.',
  none: 'No unit fits. Try another word, or the code of the unit.',
};
