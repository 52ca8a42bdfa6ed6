import type { SameKeys } from './message-key';
import type { settingsId } from './settings.id';

export const settingsEn: SameKeys<typeof settingsId> = {
  title: 'Settings',
  tabs: 'Parts of the settings',
  users: 'Users',
  rulesets: 'Scoring rules',
  targets: 'Targets',
  areas: 'Areas & not applicable',
  holidays: 'Holidays',
  units: 'Units & structure',
  letterhead: 'Letterhead',
  audit: 'Audit',
  status: 'System status',
  lead: 'Who may do what, the organisation, and the rules of scoring. Every change has a date and is on record.',
};
