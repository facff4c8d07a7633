import type { SectionKey } from './document';

/** Which section an item belongs to. */
export function sectionOf(item: string): SectionKey {
  if (item.startsWith('vital.')) return 'vitals';
  return item.startsWith('task.') ? 'tasks' : 'note';
}
