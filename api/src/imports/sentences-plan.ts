export const PLAN_SENTENCES = {};
