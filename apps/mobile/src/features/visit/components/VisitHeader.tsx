import { gutter } from '@berthcare/design-tokens/space';
import { View } from 'react-native';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/Button';
import { useFormat } from '../../../ui/i18n/format';
import { IconLine } from '../../../ui/marks/IconLine';
import { Text } from '../../../ui/text/Text';
import { createStyles } from '../../../ui/theme/styles';

interface VisitHeaderProps {
  name: string;
  allergies: readonly string[];
  startedAt: number | null;
  onName: () => void;
}

/** Whose record this is, and what can hurt: above every section. The name leads to the door's page. */
export function VisitHeader({ name, allergies, startedAt, onName }: VisitHeaderProps) {
  const { t } = useTranslation(['visit', 'client']);
  const format = useFormat();
  const styles = useStyles();
  return (
    <View style={styles.header}>
      <View style={styles.row}>
        <View style={styles.name}>
          <Button
            look="plain"
            kind="name"
            label={name}
            spoken={`${name}. ${t('client:flags')}`}
            onPress={onName}
          />
        </View>
        {startedAt === null ? null : (
          <Text kind="meta" tone="ink2">
            {t('visit:since', { time: format.time(startedAt) })}
          </Text>
        )}
      </View>
      {allergies.length > 0 ? (
        <IconLine icon="warning" tone="danger" kind="metaStrong" size={17}>
          <Text
            kind="metaStrong"
            tone="danger"
            label={t('visit:allergies', { list: format.list(allergies) })}
          >
            {format.list(allergies)}
          </Text>
        </IconLine>
      ) : (
        <Text kind="meta" tone="ink3">
          {t('visit:noAllergies')}
        </Text>
      )}
    </View>
  );
}

const useStyles = createStyles((colour) => ({
  header: {
    paddingHorizontal: gutter,
    paddingBottom: 10,
    borderBottomWidth: 1,
    borderBottomColor: colour.line,
  },
  row: {
    flexDirection: 'row',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: 12,
  },
  name: { marginLeft: -8, marginVertical: -8, flexShrink: 1 },
}));
