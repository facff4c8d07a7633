import type { TaskValue } from '@berthcare/shared/domain/entry';

/** Reasons at hand, by outcome; the record keeps their words. */
export const taskReasons = {
  declined: ['refused', 'tired', 'pain', 'asleep'],
  not_needed: ['client', 'family', 'supplies', 'time'],
} as const;

export type TaskReason = (typeof taskReasons)[keyof typeof taskReasons][number];

/** What has been chosen so far about a task. */
export interface TaskChoice {
  done: TaskValue['done'] | null;
  reason: TaskReason | null;
  more: string;
}

export const noChoice: TaskChoice = { done: null, reason: null, more: '' };

/** The reason as the record keeps it: the chosen words, then one's own. Empty while there is none. */
export function reasonText(
  { done, reason, more }: TaskChoice,
  words: (reason: TaskReason) => string,
): string {
  const own = more.trim();
  const offered: readonly string[] = done === 'declined' || done === 'not_needed' ? taskReasons[done] : [];
  const chosen = reason !== null && offered.includes(reason) ? words(reason) : '';
  return [chosen, own].filter((part) => part !== '').join(', ');
}
