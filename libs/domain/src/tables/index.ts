export * from './named-table';
