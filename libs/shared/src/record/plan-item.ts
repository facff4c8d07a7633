import type { VitalCode } from '../domain/vitals';
import { boolean, id, instant, integer, json, optional, table, text } from './table';

/** A line of the care plan: a task of every visit with one of `templates`, or an instruction to know. */
export const planItem = table('planItem', {
  stream: 'client',
  columns: {
    kind: text<'task' | 'instruction'>(),
    title: text(),
    detail: optional(text()),
    /** Template codes the task belongs to; empty means every visit. */
    templates: json<string[]>(),
    /** A vital whose recording proves the task: "Weigh" is proven by the weight. */
    provenBy: optional(text<VitalCode>()),
    /** Whether it may be confirmed together with others in one tap. */
    together: boolean(),
    active: boolean(),
    position: integer(),
    changedAt: instant(),
    changedBy: optional(id()),
  },
});
