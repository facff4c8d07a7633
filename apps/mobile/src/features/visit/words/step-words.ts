import type { Format } from '@berthcare/locales/format';
import type { TFunction } from 'i18next';
import { inLanguage } from '../../../ui/i18n/format';
import type { Step } from '../model/next-step';
import type { TaskRow, VitalRow } from '../model/rows';
import { lastDay } from './row-words';
import { valueText } from './vital-words';

type T = TFunction<['visit', 'vitals']>;

export interface StepWords {
  label: string;
  detail: string;
}

/** What the main button says: verb, object, value; below it what pressing means. */
export function stepWords(t: T, format: Format, step: Step, left: number): StepWords {
  switch (step.kind) {
    case 'together':
      return togetherWords(t, format, step.rows);
    case 'confirm':
      return { label: confirmLabel(t, format, step.row), detail: sameAs(t, format, [step.row]) };
    case 'measure':
      return {
        label: t('visit:step.measure', { name: t(`vitals:object.${step.row.vital}`) }),
        detail: step.row.look ? t(`visit:vital.look.${step.row.look}`) : t('visit:step.measureDetail'),
      };
    case 'do':
      return {
        label: t('visit:step.do', { title: title(format, step.row) }),
        detail: t('visit:step.doDetail'),
      };
    case 'write':
      return { label: t('visit:step.write'), detail: t('visit:step.writeDetail') };
    case 'go':
      return goWords(t, step.section, left);
    case 'sign':
      return { label: t('visit:step.sign'), detail: t('visit:step.signDetail') };
    case 'complete':
      return { label: t('visit:step.complete'), detail: t('visit:step.completeDetail') };
  }
}

const title = (format: Format, row: TaskRow) => inLanguage(row.title, format.language);

function goWords(t: T, section: string, left: number): StepWords {
  if (section === 'tasks' || section === 'note') {
    return { label: t(`visit:step.go_${section}`), detail: t('visit:step.goSettled') };
  }
  const detail = left > 0 ? t('visit:step.goDetail', { count: left }) : t('visit:step.goClear');
  return { label: t('visit:step.go_finish'), detail };
}

function togetherWords(t: T, format: Format, rows: readonly (VitalRow | TaskRow)[]): StepWords {
  const kinds = new Set(rows.map(({ kind }) => kind));
  const of = kinds.size > 1 ? 'mixed' : kinds.has('vital') ? 'vitals' : 'tasks';
  const label = of === 'mixed' ? 'visit:step.together_mixed' : (`visit:step.together_${of}` as const);
  return { label: t(label, { count: rows.length }), detail: sameAs(t, format, rows) };
}

function confirmLabel(t: T, format: Format, row: VitalRow | TaskRow): string {
  if (row.kind === 'task') return t('visit:step.confirmTask', { title: title(format, row) });
  const value = row.value ? valueText(format, row.vital, row.value) : '';
  return t('visit:step.confirmVital', { name: t(`vitals:object.${row.vital}`), value });
}

/** "Measured now, same as 19 Nov"; of several days none is named, of both kinds neither alone. */
function sameAs(t: T, format: Format, rows: readonly (VitalRow | TaskRow)[]): string {
  const days = new Set(rows.map((row) => lastDay(format, row)));
  const kinds = new Set(rows.map(({ kind }) => kind));
  const [day = ''] = days;
  if (kinds.size > 1) return t('visit:step.sameMixed');
  const of = kinds.has('vital') ? 'Vitals' : 'Tasks';
  return t(days.size > 1 ? `visit:step.now${of}` : `visit:step.same${of}`, { day, count: rows.length });
}
