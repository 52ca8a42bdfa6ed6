import { BROWSERS, SYSTEMS } from '@pantausop/contracts';

export interface Device {
  readonly browser: (typeof BROWSERS)[number];
  readonly system: (typeof SYSTEMS)[number];
}

/** In this order: most browsers also name those that they descend from. */
const BROWSER_MARKS: readonly [RegExp, Device['browser']][] = [
  [/\bFirefox\/|\bFxiOS\//, 'firefox'],
  [/\bEdg(e|A|iOS)?\//, 'edge'],
  [/\bOPR\/|\bOpera\b/, 'opera'],
  [/\bSamsungBrowser\//, 'samsung'],
  [/\bChrom(e|ium)\/|\bHeadlessChrome\/|\bCriOS\//, 'chrome'],
  [/\bSafari\//, 'safari'],
];

const SYSTEM_MARKS: readonly [RegExp, Device['system']][] = [
  [/\bAndroid\b/, 'android'],
  [/\b(iPhone|iPad|iPod)\b/, 'ios'],
  [/\bWindows\b/, 'windows'],
  [/\bCrOS\b/, 'chromeos'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macos'],
  [/\bLinux\b|\bX11\b/, 'linux'],
];

/** What a browser says it is, as far as its owner needs it to tell two sessions apart. Nothing more of it is kept. */
export function deviceOf(userAgent = ''): Device {
  const browser = BROWSER_MARKS.find(([mark]) => mark.test(userAgent))?.[1] ?? 'other';
  const system = SYSTEM_MARKS.find(([mark]) => mark.test(userAgent))?.[1] ?? 'other';
  return { browser, system };
}
