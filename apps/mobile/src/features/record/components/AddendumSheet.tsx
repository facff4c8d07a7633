import { gutter } from '@berthcare/design-tokens/space';
import { View } from 'react-native';
import { useTranslation } from 'react-i18next';
import { ChoiceChips } from '../../../ui/controls/Chips';
import { Field } from '../../../ui/controls/Field';
import { MainButton } from '../../../ui/controls/MainButton';
import { shapeNumber } from '../../../ui/entry/number-text';
import { useFormat } from '../../../ui/i18n/format';
import { Dock } from '../../../ui/layout/Dock';
import { Sheet } from '../../../ui/layout/Sheet';
import { SheetPart } from '../../../ui/layout/SheetPart';
import { Text } from '../../../ui/text/Text';
import { shapeOf } from '../../visit/model/typed-value';
import {
  addendumReasons,
  readyAddendum,
  type AddendumDraft,
  type AddendumReason,
} from '../model/addendum-draft';
import type { RecordEntry } from '../model/record-view';
import { entryTitle, entryValueText } from '../words';

interface AddendumSheetProps {
  entries: readonly RecordEntry[];
  author: string;
  draft: AddendumDraft;
  onChange: (draft: AddendumDraft) => void;
  onAdd: (draft: AddendumDraft) => void;
  onClose: () => void;
}

const WHOLE = 'whole';
const missingKeys = { what: 'needWhat', value: 'needValue', why: 'needWhy' } as const;

/** A correction or an addition: what it is about, what is right, why. It is signed and dated by being added. */
export function AddendumSheet({ entries, author, draft, onChange, onAdd, onClose }: AddendumSheetProps) {
  const { t } = useTranslation(['visit', 'record', 'vitals', 'common']);
  const format = useFormat();
  const entry = entries.find(({ item }) => item === draft.item) ?? null;
  const ready = readyAddendum(draft, entry, (key) => t(`record:compose.reasons.${key}`));
  const missing = 'missing' in ready ? ready.missing : null;
  const chips = [
    { key: WHOLE, label: t('record:compose.whole') },
    ...entries.map((one) => ({ key: one.item, label: entryTitle(t, format, one) })),
  ];
  const valueLabel = entry
    ? t('record:compose.value', { value: entryValueText(t, format, entry, entry.value) })
    : '';
  const dock = (
    <Dock
      bare
      main={
        <MainButton
          label={missing ? t(`record:compose.${missingKeys[missing]}`) : t('record:compose.sign')}
          detail={missing ? undefined : t('record:compose.signDetail', { name: author })}
          look={missing ? 'quiet' : 'main'}
          step="addendum"
          onPress={() => (missing ? undefined : onAdd(draft))}
        />
      }
    />
  );
  return (
    <Sheet label={t('record:compose.title')} closeLabel={t('common:close')} dock={dock} onClose={onClose}>
      <View style={{ paddingHorizontal: gutter, gap: 14, paddingBottom: 10 }}>
        <Text kind="name" heading={2}>
          {t('record:compose.title')}
        </Text>
        <SheetPart title={t('record:compose.about')}>
          <ChoiceChips
            label={t('record:compose.about')}
            chips={chips}
            chosen={draft.item ?? WHOLE}
            onPress={(key) => onChange({ ...draft, item: key === WHOLE ? null : key, number: '' })}
          />
        </SheetPart>
        {entry?.vital ? (
          <SheetPart title={valueLabel}>
            <Field
              label={valueLabel}
              numeric
              value={format.language === 'fr' ? draft.number.replace('.', ',') : draft.number}
              onChange={(typed) =>
                onChange({ ...draft, number: shapeNumber(typed, shapeOf({ vital: entry.vital! })) })
              }
            />
          </SheetPart>
        ) : null}
        <SheetPart title={t('record:compose.text')}>
          <Field
            label={t('record:compose.text')}
            value={draft.text}
            rows={2}
            maxLength={4000}
            onChange={(text) => onChange({ ...draft, text })}
          />
        </SheetPart>
        <SheetPart title={t('record:compose.why')}>
          <ChoiceChips
            label={t('record:compose.why')}
            chips={addendumReasons.map((key) => ({ key, label: t(`record:compose.reasons.${key}`) }))}
            chosen={draft.reason}
            onPress={(key) =>
              onChange({ ...draft, reason: key === draft.reason ? null : (key as AddendumReason) })
            }
          />
          <Field
            label={t('record:compose.reasonMore')}
            placeholder={t('record:compose.reasonMore')}
            value={draft.more}
            maxLength={300}
            onChange={(more) => onChange({ ...draft, more })}
          />
        </SheetPart>
      </View>
    </Sheet>
  );
}
