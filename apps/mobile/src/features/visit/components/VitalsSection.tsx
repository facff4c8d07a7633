import { View } from 'react-native';
import { useTranslation } from 'react-i18next';
import type { VitalRow } from '../model/rows';
import { CarriedFrom } from './CarriedFrom';
import { SectionHead } from './SectionHead';
import { VitalRowView } from './VitalRowView';

interface VitalsSectionProps {
  rows: readonly VitalRow[];
  onMark: (row: VitalRow) => void;
  onOpen: (row: VitalRow) => void;
}

export function VitalsSection({ rows, onMark, onOpen }: VitalsSectionProps) {
  const { t } = useTranslation('visit');
  return (
    <View>
      <SectionHead title={t('sections.vitals')} aside={<CarriedFrom rows={rows} />} />
      <View role="list" aria-label={t('sections.vitals')}>
        {rows.map((row, at) => (
          <VitalRowView
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
