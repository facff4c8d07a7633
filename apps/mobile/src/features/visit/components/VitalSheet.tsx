import { gutter } from '@berthcare/design-tokens/space';
import type { VitalValue } from '@berthcare/shared/domain/entry';
import { noticeOf } from '@berthcare/shared/domain/vital-notice';
import { vitals } from '@berthcare/shared/domain/vitals';
import { View } from 'react-native';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/Button';
import { MainButton } from '../../../ui/controls/MainButton';
import { Keypad } from '../../../ui/entry/Keypad';
import { NumberEntry } from '../../../ui/entry/NumberEntry';
import { pressKey } from '../../../ui/entry/number-text';
import { useFormat } from '../../../ui/i18n/format';
import { Dock } from '../../../ui/layout/Dock';
import { Sheet } from '../../../ui/layout/Sheet';
import { useLow } from '../../../ui/layout/use-low';
import type { VitalRow } from '../model/rows';
import { readTyped, shapeOf } from '../model/typed-value';
import { lastDay } from '../words/row-words';
import { valueText } from '../words/vital-words';
import { entryWords } from '../words/entry-words';
import { HelpButton } from './HelpButton';
import { NoticeBox } from './NoticeBox';
import { VitalTrend } from './VitalTrend';

interface VitalSheetProps {
  row: VitalRow;
  /** What has been typed so far, kept as it is typed. */
  text: string;
  today: string;
  onChange: (text: string) => void;
  onKeep: (value: VitalValue) => void;
  /** It is not measured: asks why. */
  onCannot: () => void;
  onClose: () => void;
  onHelp: () => void;
}

/** One value by keypad or keyboard: last time, the trend and the plan's warning stay in view while typing. */
export function VitalSheet({
  row,
  text,
  today,
  onChange,
  onKeep,
  onCannot,
  onClose,
  onHelp,
}: VitalSheetProps) {
  const { t } = useTranslation(['visit', 'vitals', 'common']);
  const format = useFormat();
  const low = useLow();
  const shape = shapeOf(row);
  const typed = readTyped(row, text);
  const last = row.last?.value.kind === 'vital' ? row.last.value : null;
  const offered = row.standing === 'tooOld' ? null : last;
  const value = typed.kind === 'value' ? typed.value : null;
  const notice = value && noticeOf(row.vital, value, row.target ?? undefined, row.history);
  const words = entryWords(t, format, row, typed, offered);
  const keep = () => {
    const kept = typed.kind === 'nothing' ? offered : value;
    if (kept) onKeep(kept);
  };
  const name = t(`vitals:name.${row.vital}`);
  const decimalSign = format.language === 'fr' ? ',' : '.';
  const dock = (
    <Dock
      bare
      side={<HelpButton onPress={onHelp} />}
      main={
        <MainButton
          {...words}
          step={`entry:${row.item}`}
          look={words.ready ? 'main' : 'quiet'}
          onPress={keep}
        />
      }
    />
  );
  return (
    <Sheet label={name} closeLabel={t('common:close')} dock={dock} onClose={onClose}>
      <NumberEntry
        title={name}
        detail={
          last
            ? t('visit:entry.last', { value: valueText(format, row.vital, last), day: lastDay(format, row) })
            : t('visit:entry.first')
        }
        unit={vitals[row.vital].unit}
        text={text}
        placeholder={offered ? plainText(offered) : ''}
        shape={shape}
        decimalSign={decimalSign}
        onChange={onChange}
        onSubmit={keep}
      />
      <View style={{ paddingHorizontal: gutter, gap: 10, paddingTop: 6, paddingBottom: 10 }}>
        {notice ? <NoticeBox vital={row.vital} notice={notice} /> : null}
        {value && !low ? <VitalTrend row={row} value={value} notice={notice} today={today} /> : null}
      </View>
      <Keypad
        separator={separatorOf(shape, decimalSign, t)}
        eraseLabel={t('visit:entry.erase')}
        onKey={(key) => onChange(pressKey(text, key, shape))}
      />
      <View style={{ paddingHorizontal: gutter - 8, alignItems: 'flex-start' }}>
        <Button look="plain" tone="ink2" label={t('visit:entry.cannot')} onPress={onCannot} />
      </View>
    </Sheet>
  );
}

const plainText = ({ amount, second }: VitalValue): string =>
  second === undefined ? `${amount}` : `${amount}/${second}`;

type T = ReturnType<typeof useTranslation<['visit', 'vitals', 'common']>>['t'];

function separatorOf({ decimals, pair }: ReturnType<typeof shapeOf>, decimalSign: string, t: T) {
  if (pair) return { key: '/', label: '/', spoken: t('visit:entry.slash') };
  return decimals === 0 ? null : { key: '.', label: decimalSign, spoken: t('visit:entry.decimal') };
}
