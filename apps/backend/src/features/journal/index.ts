export type { Journal } from './entry';
export { keep, keepDue } from './keep';
export { KEPT_DAYS, prune } from './prune';
export { replay } from './replay';
export { insistReplayed, replaying } from './replaying';
export { findWork } from './repository';
