import { gutter } from '@berthcare/design-tokens/space';
import { unmeasuredReasons, type UnmeasuredValue } from '@berthcare/shared/domain/entry';
import { View } from 'react-native';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/Button';
import { ChoiceChips } from '../../../ui/controls/Chips';
import { Field } from '../../../ui/controls/Field';
import { MainButton } from '../../../ui/controls/MainButton';
import { Dock } from '../../../ui/layout/Dock';
import { Sheet } from '../../../ui/layout/Sheet';
import { Text } from '../../../ui/text/Text';
import type { VitalRow } from '../model/rows';
import { unmeasuredValueOf, type UnmeasuredChoice } from '../model/unmeasured-choice';
import { HelpButton } from './HelpButton';

interface UnmeasuredSheetProps {
  row: VitalRow;
  choice: UnmeasuredChoice;
  onChange: (choice: UnmeasuredChoice) => void;
  onKeep: (value: UnmeasuredValue) => void;
  /** Back to the keypad. */
  onMeasure: () => void;
  onClose: () => void;
  onHelp: () => void;
}

/** Why a vital is not measured: the record says it in the value's place. */
export function UnmeasuredSheet({ row, choice, ...on }: UnmeasuredSheetProps) {
  const { t } = useTranslation(['visit', 'vitals', 'common']);
  const name = t(`vitals:name.${row.vital}`);
  const value = unmeasuredValueOf(choice);
  const words = value
    ? { label: t('visit:entry.keepUnmeasured'), detail: t('visit:entry.keepUnmeasuredDetail') }
    : { label: t('visit:entry.chooseWhy') };
  const dock = (
    <Dock
      bare
      side={<HelpButton onPress={on.onHelp} />}
      main={
        <MainButton
          {...words}
          step={`unmeasured:${row.item}`}
          look={value ? 'main' : 'quiet'}
          onPress={() => value && on.onKeep(value)}
        />
      }
    />
  );
  return (
    <Sheet label={name} closeLabel={t('common:close')} dock={dock} onClose={on.onClose}>
      <View style={{ paddingHorizontal: gutter, gap: 12, paddingBottom: 10 }}>
        <Text kind="name" heading={2}>
          {name}
        </Text>
        <Text kind="metaStrong" tone="ink2">
          {t('visit:entry.why')}
        </Text>
        <ChoiceChips
          label={t('visit:entry.why')}
          chosen={choice.reason}
          chips={unmeasuredReasons.map((key) => ({ key, label: t(`vitals:unmeasured.${key}`) }))}
          onPress={(key) => on.onChange({ ...choice, reason: key as UnmeasuredChoice['reason'] })}
        />
        {choice.reason === null ? null : (
          <Field
            label={t('visit:entry.whyDetail')}
            placeholder={t('visit:entry.whyDetail')}
            value={choice.detail}
            maxLength={500}
            onChange={(detail) => on.onChange({ ...choice, detail })}
          />
        )}
        <View style={{ alignItems: 'flex-start', marginHorizontal: -8 }}>
          <Button look="plain" tone="ink2" label={t('visit:entry.measureAfterAll')} onPress={on.onMeasure} />
        </View>
      </View>
    </Sheet>
  );
}
