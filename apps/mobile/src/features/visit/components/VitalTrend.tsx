import type { VitalValue } from '@berthcare/shared/domain/entry';
import type { VitalNotice } from '@berthcare/shared/domain/vital-notice';
import { useTranslation } from 'react-i18next';
import { addDays } from '@berthcare/locales/day';
import { Trend } from '../../../ui/drawing/Trend';
import { useFormat } from '../../../ui/i18n/format';
import type { VitalRow } from '../model/rows';
import { trendLimit } from '../model/trend-limit';
import { amountText, numberText } from '../words/vital-words';

interface VitalTrendProps {
  row: VitalRow;
  value: VitalValue;
  notice: VitalNotice | null;
  /** `YYYY-MM-DD` */
  today: string;
}

/** The readings of a vital up to today's, with the plan's line where there is one. */
export function VitalTrend({ row, value, notice, today }: VitalTrendProps) {
  const { t } = useTranslation('vitals');
  const format = useFormat();
  const history = row.history.slice(-6);
  const [oldest] = history;
  const latest = history.at(-1);
  if (!oldest || !latest) return null;
  const { vital } = row;
  const limit = trendLimit(row.target, row.history, value.amount);
  const from = format.day(addDays(today, -oldest.daysAgo));
  const shown = numberText(format, vital, value);
  return (
    <Trend
      readings={[...history, { amount: value.amount, daysAgo: 0 }]}
      limit={
        limit && {
          amount: limit.amount,
          label: t(`trend.${limit.kind}`, { limit: amountText(format, vital, limit.amount) }),
        }
      }
      alarming={notice !== null}
      from={from}
      to={t('trend.today', { value: shown })}
      spoken={t('trend.spoken', {
        name: t(`name.${vital}`),
        first: amountText(format, vital, oldest.amount),
        from,
        last: amountText(format, vital, latest.amount),
        value: shown,
      })}
    />
  );
}
