export { readGovernment, type GovernmentUnits } from './government-units';
export { recordReference, recordUnits, REFERENCE, seedDemo, seedReference, seedUnits, type Parts } from './seeding';
export { seedScale } from './scale-loading';
