import type { shellId } from './shell.id';
import type { SameKeys } from './message-key';

export const shellEn: SameKeys<typeof shellId> = {
  product: 'PantauSOP',
  skip: 'Skip to content',
  menu: 'Menu',
  mainNavigation: 'Main',
  groupMonitor: 'Monitor',
  groupWork: 'Work',
  groupSystem: 'System',
  overview: 'Overview',
  opds: 'OPD coverage',
  register: 'SOP register',
  import: 'Import',
  settings: 'Settings',
  sample: 'Sample data',
  sampleFull: 'Sample data, not real results',
  theme: 'Theme',
  themeSystem: 'System',
  themeLight: 'Light',
  themeDark: 'Dark',
  language: 'Language',
  signOut: 'Sign out',
  notFound: 'Page not found',
  notFoundText: 'This address does not exist, or has moved.',
  toOverview: 'To the overview',
  letterhead: 'Monitoring of administrative SOPs',
};
