export * from './calendar/calendar-date';
export * from './calendar/stamp';
export * from './scoring/areas';
export * from './scoring/elements';
export * from './sop/events';
export * from './organisation/unit-events';
