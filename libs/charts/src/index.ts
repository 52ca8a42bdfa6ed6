export * from './theme';
export * from './months-axis';
export * from './progress-line';
export * from './area-bars';
export * from './range-plot';
export * from './waterfall';
export * from './forecast-line';
export * from './coverage-strip';
