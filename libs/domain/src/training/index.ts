export * from './before-and-after';
export * from './participant-list';
