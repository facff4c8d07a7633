import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/i18n/format';
import { IconLine } from '../../../ui/marks/IconLine';
import type { TaskRow, VitalRow } from '../model/rows';
import { lastDay } from '../words/row-words';

/** Says where the muted values are from, while there are any and they are of one day. */
export function CarriedFrom({ rows }: { rows: readonly (VitalRow | TaskRow)[] }) {
  const { t } = useTranslation('visit');
  const format = useFormat();
  const days = new Set(
    rows.filter(({ standing }) => standing === 'offered').map((row) => lastDay(format, row)),
  );
  const [day] = days;
  if (days.size !== 1 || day === undefined) return null;
  return (
    <IconLine icon="ringDashed" tone="ink2" kind="meta" size={16}>
      {t('from', { day })}
    </IconLine>
  );
}
