import { useState, type ComponentType, type ReactNode } from 'react';
import type { Language } from '@berthcare/locales/language';
import { useTranslation } from 'react-i18next';
import {
  ActivationView,
  type ActivationTrouble,
} from '../../src/features/activation/components/ActivationView';
import { ClientView } from '../../src/features/client/components/ClientView';
import type { ClientProfile } from '../../src/features/client/model/client-profile';
import { ClientsView } from '../../src/features/clients/components/ClientsView';
import { MeView, type MeModel } from '../../src/features/me/components/MeView';
import { Gone } from '../../src/features/places/Gone';
import { nothingKnown, SyncProvider, type SyncView } from '../../src/features/sync/sync-view';
import { TodayView } from '../../src/features/today/components/TodayView';
import { visitAtHand, type TodayVisit } from '../../src/features/today/model/today';
import { clients, day, dayDone, twoUnderWay, underWay } from '../fixtures/day';
import { profile } from '../fixtures/profile';
import { nothingWaits, offline } from '../fixtures/sync';
import { at, today } from '../fixtures/time';

const nothing = () => undefined;
const leaseEnding = { until: Date.now() + 2 * 24 * 60 * 60 * 1000, ended: false };
const leaseEnded = { until: null, ended: true };

const withSync = (sync: SyncView, children: ReactNode) => (
  <SyncProvider value={sync}>{children}</SyncProvider>
);

const todayScene =
  (visits: readonly TodayVisit[], sync: SyncView, next = true): ComponentType =>
  () =>
    withSync(
      sync,
      <TodayView
        model={{
          day: today,
          visits,
          now: visitAtHand(visits),
          changes: visits.reduce((sum, { changes }) => sum + changes.length, 0),
          next: next ? { day: '2026-11-24', at: at(8, 0, 24), clientName: 'Harold Penner' } : null,
        }}
        {...{ onPlace: nothing, onSync: nothing, onVisit: nothing, onClient: nothing, onRecord: nothing }}
      />,
    );

const clientScene =
  (shown: ClientProfile): ComponentType =>
  () =>
    withSync(
      offline,
      <ClientView
        profile={shown}
        back="Today"
        {...{ onBack: nothing, onSync: nothing, onVisit: nothing, onRecord: nothing }}
      />,
    );

function Activation({
  start,
  trouble,
  left = 0,
}: {
  start: string;
  trouble: ActivationTrouble | null;
  left?: number;
}) {
  const { i18n } = useTranslation();
  const [code, setCode] = useState(start);
  return (
    <ActivationView
      language={i18n.language as Language}
      online={trouble?.kind !== 'offline'}
      code={code}
      busy={false}
      trouble={trouble}
      {...{ left, withdrawn: left > 0 }}
      onLanguage={(language) => void i18n.changeLanguage(language)}
      onCode={setCode}
      onAgain={nothing}
    />
  );
}

/**
 * @param left what differs from an evening with work that waits
 * @param sync what differs from a phone whose records have left
 */
function Me({ left = {}, sync = {} }: { left?: Partial<MeModel>; sync?: Partial<SyncView> }) {
  const { i18n } = useTranslation();
  return withSync(
    { ...offline, lease: leaseEnded, ...sync },
    <MeView
      model={{
        ...{
          name: 'Priya Nair',
          credential: 'RN',
          agency: { name: 'Rideau Home Care', phone: '613-555-0100' },
        },
        waiting: [
          { id: 'a', clientName: 'Gérard Lavigne', at: at(10, 30), here: true, aside: null },
          { id: 'b', clientName: 'Ines Kowalchuk', at: at(9, 50), here: false, aside: 'review' },
        ],
        ...{
          ...{ drafts: 2, unreadable: 0, photos: 1, unkept: [], signOutFailed: false },
          persisted: false,
          upgrade: false,
          language: i18n.language as Language,
        },
        ...{ theme: 'system', leftHanded: false, version: '0.1.0', now: at(12, 18) },
        ...left,
      }}
      {...{
        onPlace: nothing,
        onTry: nothing,
        onRecord: nothing,
        onVisit: nothing,
        onKeep: nothing,
        onLeaveOut: nothing,
        onLanguage: nothing,
        onTheme: nothing,
        onHand: nothing,
        onSignOut: nothing,
      }}
    />,
  );
}

export const dayScenes: Record<string, ComponentType> = {
  today: todayScene(day, offline),
  'today-under-way': todayScene(underWay, { ...offline, network: 'connected' }),
  'today-two-under-way': todayScene(twoUnderWay, { ...offline, network: 'connected' }),
  'today-done': todayScene(dayDone, nothingWaits),
  'today-empty': todayScene([], nothingWaits),
  'today-lease-ending': todayScene(day, { ...offline, lease: leaseEnding }),
  'today-lease-ended': todayScene([], { ...offline, lease: leaseEnded }, false),
  'today-starting': todayScene([], nothingKnown, false),
  client: clientScene(profile),
  'client-quiet': clientScene({
    ...profile,
    allergies: [],
    flags: [],
    changes: [],
    accessCode: null,
    visit: null,
  }),
  clients: () =>
    withSync(
      nothingWaits,
      <ClientsView clients={clients} {...{ onPlace: nothing, onSync: nothing, onClient: nothing }} />,
    ),
  'clients-lease-ended': () =>
    withSync(
      { ...offline, lease: leaseEnded },
      <ClientsView clients={[]} {...{ onPlace: nothing, onSync: nothing, onClient: nothing }} />,
    ),
  'gone-lease-ended': () => withSync({ ...offline, lease: leaseEnded }, <Gone />),
  me: () => <Me />,
  'me-signed-out': () => <Me sync={{ network: 'signed-out', lease: leaseEnding }} />,
  'me-signed-out-lease-ended': () => <Me sync={{ network: 'signed-out' }} />,
  'me-unreadable': () => <Me left={{ waiting: [], drafts: 0, unreadable: 1, photos: 0 }} />,
  'me-sign-out-failed': () => <Me left={{ signOutFailed: true }} />,
  'me-photo-unkept': () => (
    <Me
      left={{
        ...{ waiting: [], drafts: 0, photos: 0 },
        unkept: [
          { id: 'a', clientName: 'Gérard Lavigne', count: 1, keeping: 'on its screen' },
          { id: 'b', clientName: 'Ines Kowalchuk', count: 1, keeping: 'here' },
          { id: 'c', clientName: '', count: 2, keeping: 'not any more' },
        ],
      }}
    />
  ),
  activation: () => <Activation start="41720" trouble={null} />,
  'activation-refused': () => <Activation start="41720563" trouble={{ kind: 'refused' }} />,
  'activation-offline': () => <Activation start="41720563" trouble={{ kind: 'offline' }} />,
  'activation-left': () => <Activation start="41720" trouble={null} left={3} />,
};
