import { gutter } from '@berthcare/design-tokens/space';
import { Pressable, View } from 'react-native';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/drawing/Icon';
import { useFormat } from '../../../ui/i18n/format';
import { Screen } from '../../../ui/layout/Screen';
import { TabBar } from '../../../ui/layout/TabBar';
import { IconLine } from '../../../ui/marks/IconLine';
import { Text } from '../../../ui/text/Text';
import { createStyles } from '../../../ui/theme/styles';
import { usePlaces, type PlaceKey } from '../../places/use-places';
import { LeaseEnded } from '../../sync/LeaseNotice';
import { SyncStatus } from '../../sync/SyncStatus';

export interface HeldClient {
  id: string;
  name: string;
  address: string;
  allergies: readonly string[];
  /** The next visit of this caregiver, epoch milliseconds. */
  nextVisit: number | null;
}

interface ClientsViewProps {
  clients: readonly HeldClient[];
  onPlace: (place: PlaceKey) => void;
  onSync: () => void;
  onClient: (id: string) => void;
}

/** Every client whose record this phone holds, by name. */
export function ClientsView({ clients, onPlace, onSync, onClient }: ClientsViewProps) {
  const { t } = useTranslation(['client', 'common']);
  const styles = useStyles();
  const places = usePlaces();
  return (
    <Screen
      sync={<SyncStatus onOpen={onSync} />}
      dock={<TabBar {...places} current="clients" onChange={(key) => onPlace(key as PlaceKey)} />}
    >
      <View style={styles.head}>
        <Text kind="title" heading={1}>
          {t('client:held', { count: clients.length })}
        </Text>
        {clients.length > 0 ? (
          <Text kind="meta" tone="ink2">
            {t('client:listDetail')}
          </Text>
        ) : null}
        <LeaseEnded />
      </View>
      <View role="list" aria-label={t('common:clients')}>
        {clients.map((client) => (
          <ClientRow key={client.id} client={client} onPress={() => onClient(client.id)} />
        ))}
      </View>
    </Screen>
  );
}

function ClientRow({ client, onPress }: { client: HeldClient; onPress: () => void }) {
  const { t } = useTranslation('client');
  const format = useFormat();
  const styles = useStyles();
  const next = client.nextVisit;
  const when = next === null ? null : `${format.weekday(format.dayOf(next))}, ${format.time(next)}`;
  return (
    <View role="listitem" style={styles.line}>
      <Pressable
        role="button"
        onPress={onPress}
        style={({ pressed }) => [styles.row, pressed && styles.pressed]}
      >
        <View style={styles.words}>
          <Text kind="strong">{client.name}</Text>
          <Text kind="meta" tone="ink2">
            {when ? t('nextVisit', { when }) : t('noNext')}
          </Text>
          {client.allergies.length > 0 ? (
            <IconLine icon="warning" tone="danger" kind="meta" size={16}>
              {format.list(client.allergies)}
            </IconLine>
          ) : null}
        </View>
        <Icon name="right" size={18} tone="ink3" />
      </Pressable>
    </View>
  );
}

const useStyles = createStyles((colour) => ({
  head: { paddingHorizontal: gutter, paddingTop: 2, paddingBottom: 14, gap: 4 },
  line: { borderTopWidth: 1, borderTopColor: colour.line },
  row: {
    minHeight: 66,
    flexDirection: 'row',
    alignItems: 'center',
    gap: 12,
    paddingHorizontal: gutter,
    paddingVertical: 10,
  },
  pressed: { backgroundColor: colour.sunk },
  words: { flex: 1, gap: 1 },
}));
