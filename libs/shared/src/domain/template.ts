import type { VitalCode } from './vitals';

export interface BothLanguages {
  en: string;
  fr: string;
}

export type TemplateItem =
  | { item: string; kind: 'vital'; vital: VitalCode; required: boolean; together: boolean }
  | { item: string; kind: 'task'; title: BothLanguages; required: boolean; together: boolean }
  | { item: string; kind: 'note'; required: boolean };

/** The tasks section also lists the tasks of the client's own plan. */
export interface TemplateSection {
  key: 'vitals' | 'tasks' | 'note';
  items: TemplateItem[];
}
