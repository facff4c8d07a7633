import { gutter } from '@berthcare/design-tokens/space';
import { View } from 'react-native';
import { useTranslation } from 'react-i18next';
import type { IconName } from '../../../ui/drawing/icon-paths';
import { Icon } from '../../../ui/drawing/Icon';
import { Text } from '../../../ui/text/Text';
import { createStyles } from '../../../ui/theme/styles';
import type { ClientProfile } from '../model/client-profile';

const icons: Record<ClientProfile['flags'][number]['kind'], IconName> = {
  falls: 'flag',
  hearing: 'ear',
  vision: 'eye',
  memory: 'clock',
  pet: 'paw',
  smoking: 'flag',
  other: 'flag',
};

/** Risks and needs everybody at the door must know. */
export function FlagList({ flags }: Pick<ClientProfile, 'flags'>) {
  const { t } = useTranslation('client');
  const styles = useStyles();
  if (flags.length === 0) return null;
  return (
    <View role="list" aria-label={t('flags')} style={styles.list}>
      {flags.map(({ id, kind, label, detail }) => (
        <View key={id} role="listitem" style={styles.flag}>
          <View style={styles.icon}>
            <Icon name={icons[kind] ?? 'flag'} tone="attn" />
          </View>
          <Text style={styles.words}>
            <Text kind="strong">{detail ? `${label}.` : label}</Text>
            {detail ? ` ${detail}` : ''}
          </Text>
        </View>
      ))}
    </View>
  );
}

const useStyles = createStyles(() => ({
  list: { gap: 8, paddingHorizontal: gutter, paddingTop: 14 },
  flag: { flexDirection: 'row', gap: 10 },
  icon: { marginTop: 2 },
  words: { flexShrink: 1 },
}));
