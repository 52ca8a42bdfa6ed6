export * from './before-and-after';
export * from './drafted-by-alumni';
export * from './participant-list';
