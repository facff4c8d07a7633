import { gutter } from '@berthcare/design-tokens/space';
import { languageNames, languages, type Language } from '@berthcare/locales/language';
import { Pressable, View } from 'react-native';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/Button';
import { ChoiceRows } from '../../../ui/controls/ChoiceRows';
import { PhoneLink } from '../../../ui/controls/PhoneLink';
import { Icon } from '../../../ui/drawing/Icon';
import { useFormat } from '../../../ui/i18n/format';
import { whenText } from '../../../ui/i18n/when';
import { Screen } from '../../../ui/layout/Screen';
import { Section } from '../../../ui/layout/Section';
import { TabBar } from '../../../ui/layout/TabBar';
import { IconLine } from '../../../ui/marks/IconLine';
import { Text } from '../../../ui/text/Text';
import { createStyles } from '../../../ui/theme/styles';
import type { ThemeChoice } from '../../../ui/theme/preferences';
import { usePlaces, type PlaceKey } from '../../places/use-places';
import { LeaseEnded, LeaseEnding } from '../../sync/LeaseNotice';
import { useSync } from '../../sync/sync-view';
import { setAsideIcon } from '../../sync/set-aside-icon';
import type { SetAsideKind } from '../../sync/set-aside-kind';
import { SyncStatus } from '../../sync/SyncStatus';
import { SignOut } from './SignOut';
import { UnkeptPhotos, type UnkeptVisit } from './UnkeptPhotos';

export interface WaitingVisit {
  id: string;
  clientName: string;
  at: number;
  /** Whether some of it is on this phone alone. */
  here: boolean;
  /** Where the part of it is that is not in the record as it was written; null while it only waits. */
  aside: SetAsideKind | null;
}

export interface MeModel {
  name: string;
  credential: string;
  agency: { name: string; phone: string } | null;
  waiting: readonly WaitingVisit[];
  drafts: number;
  /** What was being written and does not open any more. */
  unreadable: number;
  /** Pictures that the office does not have. */
  photos: number;
  /** Pictures that are in the app's memory alone. */
  unkept: readonly UnkeptVisit[];
  /** Whether signing out was tried, and the phone is its person's as before. */
  signOutFailed: boolean;
  /** Whether the system promised to keep the data; null where it does not say. */
  persisted: boolean | null;
  upgrade: boolean;
  language: Language;
  theme: ThemeChoice;
  leftHanded: boolean;
  version: string;
  /** Epoch milliseconds. */
  now: number;
}

interface MeViewProps {
  model: MeModel;
  onPlace: (place: PlaceKey) => void;
  onTry: () => void;
  onRecord: (visitId: string) => void;
  onVisit: (visitId: string) => void;
  /** Keeps the visit's pictures after all. */
  onKeep: (visitId: string) => void;
  /** Leaves out the visit's pictures that are not kept. */
  onLeaveOut: (visitId: string) => void;
  onLanguage: (language: Language) => void;
  onTheme: (theme: ThemeChoice) => void;
  onHand: (leftHanded: boolean) => void;
  onSignOut: () => void;
}

/** Oneself: what waits between this phone and the office, then the few settings. */
export function MeView(props: MeViewProps) {
  const { model, onPlace, onTry, onLanguage, onTheme, onHand, onSignOut } = props;
  const { t } = useTranslation(['me', 'common']);
  const places = usePlaces();
  const styles = useStyles();
  return (
    <Screen
      sync={<SyncStatus onOpen={onTry} />}
      dock={<TabBar {...places} current="me" onChange={(key) => onPlace(key as PlaceKey)} />}
    >
      <View style={styles.head}>
        <Text kind="title" heading={1}>
          {model.name}
        </Text>
        <Text kind="meta" tone="ink2">
          {[model.credential, model.agency?.name].filter(Boolean).join(', ')}
        </Text>
      </View>
      <Between {...props} />
      <Section title={t('me:storage')}>
        <Text>{t(storageKey(model.persisted))}</Text>
      </Section>
      <Section title={t('me:language')}>
        <ChoiceRows
          label={t('me:language')}
          chosen={model.language}
          choices={languages.map((key) => ({ key, label: languageNames[key] }))}
          onChange={onLanguage}
        />
      </Section>
      <Section title={t('me:theme')}>
        <ChoiceRows
          label={t('me:theme')}
          chosen={model.theme}
          choices={(['system', 'light', 'dark'] as const).map((key) => ({
            key,
            label: t(`me:themes.${key}`),
          }))}
          onChange={onTheme}
        />
      </Section>
      <Section title={t('me:hand')}>
        <ChoiceRows
          label={t('me:hand')}
          chosen={model.leftHanded ? 'left' : 'right'}
          choices={(['right', 'left'] as const).map((key) => ({ key, label: t(`me:hands.${key}`) }))}
          onChange={(hand) => onHand(hand === 'left')}
        />
      </Section>
      <SignOut
        unsent={hasWords(model)}
        photos={model.photos}
        unkept={model.unkept.reduce((sum, { count }) => sum + count, 0)}
        failed={model.signOutFailed}
        onSignOut={onSignOut}
      />
      {model.agency ? (
        <Section title={t('me:office')}>
          <PhoneLink
            label={t('me:callOffice', { name: model.agency.name })}
            detail={t('me:office')}
            phone={model.agency.phone}
          />
        </Section>
      ) : null}
      <Text kind="small" tone="ink3" style={styles.version}>
        {t('me:version', { version: model.version })}
      </Text>
    </Screen>
  );
}

const storageKey = (persisted: boolean | null) =>
  persisted === null ? 'me:storageUnknown' : persisted ? 'me:persisted' : 'me:notPersisted';

/** Whether the office has all that was written and taken here. */
const hasEverything = (model: MeModel): boolean =>
  !hasWords(model) && model.unreadable === 0 && model.photos === 0 && model.unkept.length === 0;

/** Whether words are here that the office does not have and can still have. */
const hasWords = ({ waiting, drafts }: MeModel): boolean => waiting.some(({ here }) => here) || drafts > 0;

function Between({ model, onTry, onRecord, onVisit, onKeep, onLeaveOut }: MeViewProps) {
  const { t } = useTranslation(['me', 'sync']);
  const format = useFormat();
  const styles = useStyles();
  const { heardAt, network } = useSync();
  const heard = heardAt === null ? null : whenText(format, heardAt, model.now);
  const atOffice = model.waiting.filter(({ here }) => !here);
  const row = (visit: WaitingVisit) => (
    <WaitingRow key={visit.id} visit={visit} now={model.now} onPress={() => onRecord(visit.id)} />
  );
  return (
    <Section title={t('me:syncTitle')}>
      <View style={styles.between}>
        <Text>{heard ? t('me:heard', { when: heard }) : t('me:neverHeard')}</Text>
        <LeaseEnding />
        <LeaseEnded />
        {network === 'signed-out' ? (
          <IconLine icon="office" tone="attn">
            {t('me:signedOut')}
          </IconLine>
        ) : null}
        {model.upgrade ? (
          <IconLine icon="down" tone="attn">
            {t('me:upgrade')}
          </IconLine>
        ) : null}
        <Text kind="metaStrong" tone="ink2" heading={3}>
          {t('me:waiting')}
        </Text>
        {hasEverything(model) ? <Text>{t('me:nothingWaiting')}</Text> : null}
        {model.waiting.filter(({ here }) => here).map(row)}
        {model.drafts > 0 ? <Text tone="ink2">{t('me:drafts', { count: model.drafts })}</Text> : null}
        {model.unreadable > 0 ? (
          <Text tone="ink2">{t('me:unreadable', { count: model.unreadable })}</Text>
        ) : null}
        {model.photos > 0 ? <Text tone="ink2">{t('me:photos', { count: model.photos })}</Text> : null}
        {model.unkept.map((visit) => (
          <UnkeptPhotos
            key={visit.id}
            visit={visit}
            onOpen={() => onVisit(visit.id)}
            onKeep={() => onKeep(visit.id)}
            onLeaveOut={() => onLeaveOut(visit.id)}
          />
        ))}
        <View style={styles.start}>
          <Button icon="up" label={t('me:tryNow')} onPress={onTry} />
        </View>
        {atOffice.length > 0 ? (
          <Text kind="metaStrong" tone="ink2" heading={3}>
            {t('me:aside')}
          </Text>
        ) : null}
        {atOffice.map(row)}
      </View>
    </Section>
  );
}

function WaitingRow({ visit, now, onPress }: { visit: WaitingVisit; now: number; onPress: () => void }) {
  const { t } = useTranslation(['me', 'sync']);
  const format = useFormat();
  const styles = useStyles();
  const tone = visit.aside ? 'attn' : 'ink';
  return (
    <Pressable
      role="button"
      onPress={onPress}
      style={({ pressed }) => [styles.row, pressed && styles.pressed]}
    >
      <Icon name={visit.aside ? setAsideIcon(visit.aside) : 'device'} size={22} tone={tone} />
      <View style={styles.words}>
        <Text kind="strong">{visit.clientName}</Text>
        <Text kind="meta" tone={visit.aside ? 'attn' : 'ink2'}>
          {visit.aside ? t(`sync:setAside.${visit.aside}`) : whenText(format, visit.at, now)}
        </Text>
      </View>
      <Icon name="right" size={18} tone="ink3" />
    </Pressable>
  );
}

const useStyles = createStyles((colour) => ({
  head: { paddingHorizontal: gutter, paddingTop: 2, gap: 2 },
  between: { gap: 10 },
  row: {
    minHeight: 56,
    flexDirection: 'row',
    alignItems: 'center',
    gap: 12,
    marginHorizontal: -gutter,
    paddingHorizontal: gutter,
    paddingVertical: 6,
    backgroundColor: colour.surface,
    borderTopWidth: 1,
    borderBottomWidth: 1,
    borderColor: colour.line,
  },
  pressed: { backgroundColor: colour.sunk },
  words: { flex: 1 },
  start: { alignItems: 'flex-start' },
  version: { paddingHorizontal: gutter, paddingTop: 24 },
}));
