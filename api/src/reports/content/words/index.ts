import type { ReportLanguage } from '../../report-content';
import { EN } from './words.en';
import { ID, type ReportWords } from './words.id';

export { formatIn, type Format } from './format';
export type { ReportWords };

export const wordsIn = (language: ReportLanguage): ReportWords => (language === 'id' ? ID : EN);
