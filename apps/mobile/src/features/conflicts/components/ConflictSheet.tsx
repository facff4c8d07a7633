import { gutter } from '@berthcare/design-tokens/space';
import { vitals } from '@berthcare/shared/domain/vitals';
import type { ConflictChoice } from '@berthcare/shared/record/conflict';
import { useState } from 'react';
import { View } from 'react-native';
import { useTranslation } from 'react-i18next';
import { ChoiceRows, type Choice } from '../../../ui/controls/ChoiceRows';
import { Field } from '../../../ui/controls/Field';
import { MainButton } from '../../../ui/controls/MainButton';
import { shapeNumber } from '../../../ui/entry/number-text';
import { useFormat } from '../../../ui/i18n/format';
import { Dock } from '../../../ui/layout/Dock';
import { Sheet } from '../../../ui/layout/Sheet';
import { SheetPart } from '../../../ui/layout/SheetPart';
import { Text } from '../../../ui/text/Text';
import { shapeOf } from '../../visit/model/typed-value';
import { entryTitle, entryValueText } from '../../record/words';
import {
  emptyDecision,
  readyDecision,
  type ConflictSide,
  type Decision,
  type VisitConflict,
} from '../model/conflict';

interface ConflictSheetProps {
  conflict: VisitConflict;
  /** The visit's. */
  day: string;
  onDecide: (decision: Decision) => void;
  onClose: () => void;
}

const missingKeys = { choice: 'needChoice', value: 'needValue', why: 'needWhy' } as const;

/** Which value counts, and why. The button repeats the value. */
export function ConflictSheet({ conflict, day, onDecide, onClose }: ConflictSheetProps) {
  const { t } = useTranslation(['visit', 'record', 'vitals', 'common']);
  const format = useFormat();
  const [draft, setDraft] = useState(emptyDecision);
  const { kept, offered, vital } = conflict;
  const title = t('record:conflict.title', { name: entryTitle(t, format, conflict) });
  const ready = readyDecision(draft, conflict);
  const text = (value: ConflictSide['value']) =>
    value ? entryValueText(t, format, conflict, value) : t('record:conflict.nothing');
  const choice = (key: 'kept' | 'offered', { value, author, at }: ConflictSide): Choice<ConflictChoice> => ({
    key,
    label: text(value),
    detail: [t(`record:conflict.${key}`), author, at === null ? '' : format.timeBeside(day, at)]
      .filter(Boolean)
      .join(', '),
  });
  const unit = vital ? vitals[vital].unit : '';
  const other: Choice<ConflictChoice>[] = vital
    ? [{ key: 'other', label: t('record:conflict.other', { unit }) }]
    : [];
  const chosen =
    'choice' in ready ? (ready.value ?? (ready.choice === 'kept' ? kept.value : offered.value)) : null;
  const label =
    'missing' in ready
      ? t(`record:conflict.${missingKeys[ready.missing]}`)
      : chosen?.kind === 'vital'
        ? t(ready.choice === 'kept' ? 'record:conflict.keep' : 'record:conflict.use', { value: text(chosen) })
        : t(ready.choice === 'kept' ? 'record:conflict.keepText' : 'record:conflict.useText');
  const dock = (
    <Dock
      bare
      main={
        <MainButton
          label={label}
          look={'missing' in ready ? 'quiet' : 'main'}
          step="conflict"
          onPress={() => ('missing' in ready ? undefined : onDecide(ready))}
        />
      }
    />
  );
  return (
    <Sheet label={title} closeLabel={t('common:close')} dock={dock} onClose={onClose}>
      <View style={{ paddingHorizontal: gutter, gap: 14, paddingBottom: 10 }}>
        <Text kind="name" heading={2}>
          {title}
        </Text>
        <SheetPart title={t('record:conflict.counts')}>
          <ChoiceRows
            label={t('record:conflict.counts')}
            choices={[choice('kept', kept), choice('offered', offered), ...other]}
            chosen={draft.choice}
            onChange={(key) => setDraft({ ...draft, choice: key })}
          />
          {vital && draft.choice === 'other' ? (
            <Field
              label={t('record:conflict.value', { unit })}
              placeholder={t('record:conflict.value', { unit })}
              numeric
              value={format.language === 'fr' ? draft.number.replace('.', ',') : draft.number}
              onChange={(typed) => setDraft({ ...draft, number: shapeNumber(typed, shapeOf({ vital })) })}
            />
          ) : null}
        </SheetPart>
        <SheetPart title={t('record:compose.why')}>
          <Field
            label={t('record:compose.why')}
            value={draft.reason}
            rows={2}
            maxLength={500}
            onChange={(reason) => setDraft({ ...draft, reason })}
          />
        </SheetPart>
        <Text kind="meta" tone="ink2">
          {t('record:conflict.both')}
        </Text>
      </View>
    </Sheet>
  );
}
