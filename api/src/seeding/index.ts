export { seedDemo, seedReference } from './seeding';
