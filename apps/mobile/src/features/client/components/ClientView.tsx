import { gutter } from '@berthcare/design-tokens/space';
import { ageOn } from '@berthcare/locales/day';
import { View } from 'react-native';
import { useTranslation } from 'react-i18next';
import { MainButton } from '../../../ui/controls/MainButton';
import { SideButton } from '../../../ui/controls/SideButton';
import { useFormat } from '../../../ui/i18n/format';
import { Dock } from '../../../ui/layout/Dock';
import { Screen } from '../../../ui/layout/Screen';
import { TopBar } from '../../../ui/layout/TopBar';
import { Text } from '../../../ui/text/Text';
import { SyncStatus } from '../../sync/SyncStatus';
import { openMap } from '../../../ui/platform/open-map';
import type { ClientProfile } from '../model/client-profile';
import { AccessRow } from './AccessRow';
import { AllergyBand } from './AllergyBand';
import { Changes } from './Changes';
import { FlagList } from './FlagList';
import { PastVisits } from './PastVisits';
import { People } from './People';
import { Plan } from './Plan';

interface ClientViewProps {
  profile: ClientProfile;
  /** Where back leads, in words. */
  back: string;
  onBack: () => void;
  onSync: () => void;
  onVisit: () => void;
  onRecord: (visitId: string) => void;
}

/** At the door: what can hurt first and largest, how to get in, what changed, the last time. One scroll, no tabs. */
export function ClientView({ profile, back, onBack, onSync, onVisit, onRecord }: ClientViewProps) {
  const { t } = useTranslation(['client', 'common']);
  const format = useFormat();
  const { visit } = profile;
  const about = t('client:about', {
    age: ageOn(profile.birthDay, profile.today),
    condition: profile.condition,
  });
  const dock = visit ? (
    <Dock
      side={
        <SideButton
          icon="map"
          label={t('common:map')}
          spoken={t('common:mapSpoken', { address: profile.address })}
          onPress={() => openMap(profile.address)}
        />
      }
      main={
        <MainButton
          label={t(visit.underWay ? 'client:go' : 'client:start')}
          detail={visit.underWay ? undefined : t('client:startDetail')}
          step={`client:${visit.id}:${visit.underWay}`}
          onPress={onVisit}
        />
      }
    />
  ) : null;
  return (
    <Screen
      sync={<SyncStatus onOpen={onSync} />}
      header={<TopBar back={{ label: back, spoken: back, onPress: onBack }} />}
      dock={dock}
    >
      <View style={{ paddingHorizontal: gutter, paddingTop: 4, paddingBottom: 12, gap: 2 }}>
        <Text kind="title" heading={1}>
          {profile.name}
        </Text>
        <Text kind="meta" tone="ink2">
          {about}
        </Text>
        {visit ? (
          <Text kind="meta" tone="ink2">
            {t('client:visitAt', {
              template: visit.template[format.language],
              time: format.time(visit.plannedStart),
            })}
          </Text>
        ) : null}
      </View>
      <AllergyBand allergies={profile.allergies} />
      <FlagList flags={profile.flags} />
      <AccessRow address={profile.address} access={profile.access} code={profile.accessCode} />
      <Changes changes={profile.changes} since={profile.since} />
      <PastVisits past={profile.past} onOpen={onRecord} />
      <Plan plan={profile.plan} targets={profile.targets} />
      <People people={profile.people} client={profile} />
    </Screen>
  );
}
