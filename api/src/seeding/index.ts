export { readGovernment, type GovernmentUnits } from './government-units';
export { seedDemo, seedReference, seedUnits } from './seeding';
export { seedScale } from './scale-loading';
