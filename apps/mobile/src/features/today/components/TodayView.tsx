import { gutter } from '@berthcare/design-tokens/space';
import { View } from 'react-native';
import { useTranslation } from 'react-i18next';
import { TabBar } from '../../../ui/layout/TabBar';
import { Screen } from '../../../ui/layout/Screen';
import { useFormat } from '../../../ui/i18n/format';
import { ChangeBar } from '../../../ui/marks/ChangeBar';
import { Text } from '../../../ui/text/Text';
import { createStyles } from '../../../ui/theme/styles';
import { LeaseEnding } from '../../sync/LeaseNotice';
import { SyncStatus } from '../../sync/SyncStatus';
import { usePlaces, type PlaceKey } from '../../places/use-places';
import type { TodayModel, TodayVisit } from '../model/today';
import { DayDone } from './DayDone';
import { NowBand } from './NowBand';
import { VisitLine } from './VisitLine';

interface TodayViewProps {
  model: TodayModel;
  onPlace: (place: PlaceKey) => void;
  onSync: () => void;
  /** The main action of the white band: start, or go on. */
  onVisit: (visit: TodayVisit) => void;
  onClient: (visit: TodayVisit) => void;
  onRecord: (visit: TodayVisit) => void;
}

/** The day in order. What is past is quiet, the next visit is the only white band, its button under the thumb. */
export function TodayView({ model, onPlace, onSync, onVisit, onClient, onRecord }: TodayViewProps) {
  const { t } = useTranslation(['today', 'common']);
  const format = useFormat();
  const styles = useStyles();
  const places = usePlaces();
  const { visits, now } = model;
  const done = visits.filter(({ state }) => state === 'completed').length;
  return (
    <Screen
      sync={<SyncStatus onOpen={onSync} />}
      dock={<TabBar {...places} current="today" onChange={(key) => onPlace(key as PlaceKey)} />}
    >
      <View style={styles.head}>
        <Text kind="title" heading={1}>
          {format.dayTitle(model.day)}
        </Text>
        {visits.length > 0 ? (
          <View style={styles.progress}>
            <Text kind="meta" tone="ink2">
              {done === visits.length
                ? t('today:allDone', { count: done })
                : t('today:done', { done, count: visits.length })}
            </Text>
            {model.changes > 0 ? (
              <ChangeBar>
                <Text kind="metaStrong">{t('today:changes', { count: model.changes })}</Text>
              </ChangeBar>
            ) : null}
          </View>
        ) : null}
        <LeaseEnding />
      </View>
      <View role="list" aria-label={t('today:visitsOfDay')}>
        {visits.map((visit, at) =>
          visit.id === now ? (
            <NowBand
              key={visit.id}
              visit={visit}
              onMain={() => onVisit(visit)}
              onClient={() => onClient(visit)}
            />
          ) : (
            <VisitLine
              key={visit.id}
              visit={visit}
              line={at > 0 && visits[at - 1]?.id !== now}
              onPress={() => (visit.state === 'completed' ? onRecord(visit) : onClient(visit))}
            />
          ),
        )}
      </View>
      {now === null ? <DayDone model={model} /> : null}
    </Screen>
  );
}

const useStyles = createStyles(() => ({
  head: { paddingHorizontal: gutter, paddingTop: 2, paddingBottom: 14, gap: 4 },
  progress: { flexDirection: 'row', flexWrap: 'wrap', columnGap: 16, rowGap: 4 },
}));
