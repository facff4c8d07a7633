import { View } from 'react-native';
import { useTranslation } from 'react-i18next';
import { vitals } from '@berthcare/shared/domain/vitals';
import { useFormat } from '../../../ui/i18n/format';
import { Section } from '../../../ui/layout/Section';
import { Text } from '../../../ui/text/Text';
import { createStyles } from '../../../ui/theme/styles';
import { plainNumber } from '../../visit/words/vital-words';
import type { ClientProfile } from '../model/client-profile';

/** The care plan: instructions first, then the tasks of each visit; then what is usual for this client. */
export function Plan({ plan, targets }: Pick<ClientProfile, 'plan' | 'targets'>) {
  const { t } = useTranslation(['client', 'vitals', 'common']);
  const styles = useStyles();
  const ordered = [...plan.filter(({ task }) => !task), ...plan.filter(({ task }) => task)];
  const ranges = targets.filter(
    ({ low, high, wording }) => low !== null || high !== null || wording !== null,
  );
  return (
    <>
      {ordered.length > 0 ? (
        <Section title={t('client:plan')}>
          <View role="list" style={styles.list}>
            {ordered.map(({ id, title, detail, provenBy }) => (
              <View key={id} role="listitem">
                <Text>{title}</Text>
                {detail ? (
                  <Text kind="small" tone="ink2">
                    {detail}
                  </Text>
                ) : null}
                {provenBy ? (
                  <Text kind="small" tone="ink3">
                    {t('client:provenBy', { vital: t(`vitals:object.${provenBy}`) })}
                  </Text>
                ) : null}
              </View>
            ))}
          </View>
        </Section>
      ) : null}
      {ranges.length > 0 ? (
        <Section title={t('client:targets')}>
          <View role="list" style={styles.list}>
            {ranges.map((target) => (
              <TargetRow key={target.vital} target={target} />
            ))}
          </View>
        </Section>
      ) : null}
    </>
  );
}

function TargetRow({ target }: { target: ClientProfile['targets'][number] }) {
  const { t } = useTranslation(['visit', 'vitals']);
  const format = useFormat();
  const styles = useStyles();
  const { vital, low, high, wording } = target;
  const number = (amount: number) => plainNumber(format, amount);
  const range = () => {
    if (low !== null && high !== null) return t('visit:vital.usual', { from: number(low), to: number(high) });
    if (high !== null) return t('visit:vital.usualTo', { to: number(high) });
    return low === null ? null : t('visit:vital.usualFrom', { from: number(low) });
  };
  const words = range();
  return (
    <View role="listitem">
      <View style={styles.row}>
        <Text>{t(`vitals:name.${vital}`)}</Text>
        {words ? <Text tone="ink2">{format.quantity(words, vitals[vital].unit)}</Text> : null}
      </View>
      {wording ? (
        <Text kind="small" tone="ink2">
          {wording}
        </Text>
      ) : null}
    </View>
  );
}

const useStyles = createStyles(() => ({
  list: { gap: 10 },
  row: { flexDirection: 'row', flexWrap: 'wrap', justifyContent: 'space-between', columnGap: 12 },
}));
