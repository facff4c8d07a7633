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
  onName: () => void;
}

/** Whose record this is, and what can hurt: above every section. The name leads to the door's page. */
export function VisitHeader({ name, allergies, onName }: VisitHeaderProps) {
  const { t } = useTranslation(['visit', 'client']);
  const format = useFormat();
  const styles = useStyles();
  return (
    <View style={styles.header}>
      <View style={styles.name}>
        <Button
          look="plain"
          kind="name"
          label={name}
          spoken={`${name}. ${t('client:flags')}`}
          onPress={onName}
        />
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
  name: { marginLeft: -8, marginVertical: -9, alignItems: 'flex-start' },
}));
