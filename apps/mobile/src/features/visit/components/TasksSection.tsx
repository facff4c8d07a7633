import { View } from 'react-native';
import { useTranslation } from 'react-i18next';
import type { TaskRow } from '../model/rows';
import { CarriedFrom } from './CarriedFrom';
import { SectionHead } from './SectionHead';
import { TaskRowView } from './TaskRowView';

interface TasksSectionProps {
  rows: readonly TaskRow[];
  onMark: (row: TaskRow) => void;
  onOpen: (row: TaskRow) => void;
}

export function TasksSection({ rows, onMark, onOpen }: TasksSectionProps) {
  const { t } = useTranslation('visit');
  return (
    <View>
      <SectionHead title={t('sections.tasks')} aside={<CarriedFrom rows={rows} />} />
      <View role="list" aria-label={t('sections.tasks')}>
        {rows.map((row, at) => (
          <TaskRowView
            key={row.item}
            row={row}
            first={at === 0}
            onMark={() => onMark(row)}
            onOpen={() => onOpen(row)}
          />
        ))}
      </View>
    </View>
  );
}
