import { gutter } from '@berthcare/design-tokens/space';
import type { TaskValue } from '@berthcare/shared/domain/entry';
import { View } from 'react-native';
import { useTranslation } from 'react-i18next';
import { ChoiceChips } from '../../../ui/controls/Chips';
import { Field } from '../../../ui/controls/Field';
import { MainButton } from '../../../ui/controls/MainButton';
import { inLanguage, useFormat } from '../../../ui/i18n/format';
import { Dock } from '../../../ui/layout/Dock';
import { Sheet } from '../../../ui/layout/Sheet';
import { Text } from '../../../ui/text/Text';
import { ChoiceRows } from '../../../ui/controls/ChoiceRows';
import { reasonText, taskReasons, type TaskChoice } from '../model/task-choice';
import type { TaskRow } from '../model/rows';
import { HelpButton } from './HelpButton';

interface TaskSheetProps {
  row: TaskRow;
  choice: TaskChoice;
  onChange: (choice: TaskChoice) => void;
  onKeep: (value: TaskValue) => void;
  onClose: () => void;
  onHelp: () => void;
}

/** How a task went: done, declined, not needed; the last two say why. */
export function TaskSheet({ row, choice, onChange, onKeep, onClose, onHelp }: TaskSheetProps) {
  const { t } = useTranslation(['visit', 'common']);
  const { language } = useFormat();
  const title = inLanguage(row.title, language);
  const { done } = choice;
  const needsReason = done === 'declined' || done === 'not_needed';
  const reason = reasonText(choice, (key) => t(`visit:task.reasons.${key}`));
  const words = mainWords();
  const dock = (
    <Dock
      bare
      side={<HelpButton onPress={onHelp} />}
      main={<MainButton {...words} step={`task:${row.item}`} onPress={keep} />}
    />
  );
  return (
    <Sheet label={title} closeLabel={t('common:close')} dock={dock} onClose={onClose}>
      <View style={{ paddingHorizontal: gutter, gap: 14, paddingBottom: 10 }}>
        <Text kind="name" heading={2}>
          {title}
        </Text>
        <ChoiceRows
          label={t('visit:task.outcome')}
          chosen={done}
          choices={[
            { key: 'done', label: t('visit:task.done'), mark: 'confirmed' },
            { key: 'declined', label: t('visit:task.declinedWord'), mark: 'declined' },
            { key: 'not_needed', label: t('visit:task.notNeededWord'), mark: 'not-needed' },
          ]}
          onChange={(key) => onChange({ ...choice, done: key })}
        />
        {needsReason ? (
          <View style={{ gap: 10 }}>
            <Text kind="metaStrong" tone="ink2">
              {t('visit:task.why')}
            </Text>
            <ChoiceChips
              label={t('visit:task.why')}
              chosen={choice.reason}
              chips={taskReasons[done].map((key) => ({ key, label: t(`visit:task.reasons.${key}`) }))}
              onPress={(key) =>
                onChange({ ...choice, reason: key === choice.reason ? null : (key as typeof choice.reason) })
              }
            />
            <Field
              label={t('visit:task.reasonMore')}
              placeholder={t('visit:task.reasonMore')}
              value={choice.more}
              maxLength={300}
              onChange={(more) => onChange({ ...choice, more })}
            />
          </View>
        ) : null}
      </View>
    </Sheet>
  );

  function mainWords(): { label: string; look: 'main' | 'quiet' } {
    if (done === null) return { label: t('visit:task.chooseOutcome'), look: 'quiet' };
    if (done === 'done') return { label: t('visit:task.keepDone'), look: 'main' };
    if (reason === '') return { label: t('visit:task.chooseReason'), look: 'quiet' };
    return {
      label: t(done === 'declined' ? 'visit:task.keepDeclined' : 'visit:task.keepNotNeeded'),
      look: 'main',
    };
  }

  function keep() {
    if (done === 'done') onKeep({ kind: 'task', done });
    else if (done !== null && reason !== '') onKeep({ kind: 'task', done, reason });
  }
}
