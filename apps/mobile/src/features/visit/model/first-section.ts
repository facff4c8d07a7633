import { openRows, type SectionKey, type VisitDocument } from './document';

/** Where the screen opens: the first section with something open, the first of all in a new record. */
export function firstSection(document: VisitDocument): SectionKey {
  const open = document.sections.find(
    (section) => (section === 'vitals' || section === 'tasks') && openRows(document[section]).length > 0,
  );
  const untouched = [...document.vitals, ...document.tasks].every(({ entry }) => entry === null);
  if (untouched) return document.sections[0]!;
  return open ?? 'finish';
}
