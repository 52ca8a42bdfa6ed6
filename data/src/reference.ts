export type { Bilingual } from './reference/schemas';
export * from './reference/units';
export * from './reference/areas';
export * from './reference/elements';
export * from './reference/catalogue';
export * from './reference/holidays';
export * from './reference/trainings';
