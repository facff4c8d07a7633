import { gutter } from '@berthcare/design-tokens/space';
import { Pressable, View } from 'react-native';
import { useTranslation } from 'react-i18next';
import { MainButton } from '../../../ui/controls/MainButton';
import { SideButton } from '../../../ui/controls/SideButton';
import { Icon } from '../../../ui/drawing/Icon';
import { useFormat } from '../../../ui/i18n/format';
import { Dock } from '../../../ui/layout/Dock';
import { ChangeBar } from '../../../ui/marks/ChangeBar';
import { IconLine } from '../../../ui/marks/IconLine';
import { Text } from '../../../ui/text/Text';
import { tabular } from '../../../ui/theme/figures';
import { createStyles } from '../../../ui/theme/styles';
import { useTextUnit } from '../../../ui/theme/text-unit';
import { openMap } from '../../../ui/platform/open-map';
import type { TodayVisit } from '../model/today';
import { timeColumn } from './time-column';

interface NowBandProps {
  visit: TodayVisit;
  onMain: () => void;
  onClient: () => void;
}

/** The visit at hand: the only white band of the day, with what can hurt and the one button. */
export function NowBand({ visit, onMain, onClient }: NowBandProps) {
  const { t } = useTranslation(['today', 'common']);
  const format = useFormat();
  const styles = useStyles();
  const unitOf = useTextUnit();
  const underWay = visit.state === 'in_progress';
  const time = format.time(visit.plannedStart);
  return (
    <View role="listitem" style={styles.band}>
      <Pressable
        role="button"
        onPress={onClient}
        style={({ pressed }) => [styles.top, pressed && styles.pressed]}
      >
        <View style={{ width: unitOf(timeColumn[format.language]) }}>
          <Text kind="action" style={tabular}>
            {time}
          </Text>
          <Text kind="small" tone="ink3" style={tabular}>
            {underWay && visit.startedAt !== null
              ? t('today:underway', { time: format.time(visit.startedAt) })
              : t('today:until', { time: format.time(visit.plannedEnd) })}
          </Text>
        </View>
        <View style={[styles.words, { flexBasis: unitOf(170) }]}>
          <View style={styles.name}>
            <Text kind="person" heading={2} style={styles.shrink}>
              {visit.clientName}
            </Text>
            <Icon name="right" size={20} tone="ink3" />
          </View>
          <Text kind="meta" tone="ink2">
            {visit.template[format.language]}
          </Text>
          <Text kind="meta" tone="ink2">
            {visit.address}
          </Text>
        </View>
      </Pressable>
      <View style={styles.below}>
        <View style={{ width: unitOf(timeColumn[format.language]) }} />
        <View style={[styles.facts, { flexBasis: unitOf(170) }]}>
          {visit.allergies.length > 0 ? (
            <IconLine icon="warning" tone="danger" kind="strong">
              {format.list(visit.allergies)}
            </IconLine>
          ) : null}
          {visit.flags.map((flag) => (
            <IconLine key={flag} icon="flag" tone="attn" kind="strong">
              {flag}
            </IconLine>
          ))}
          {visit.changes.map((change) => (
            <ChangeBar key={change}>
              <Text>{change}</Text>
            </ChangeBar>
          ))}
        </View>
      </View>
      <Dock
        bare
        side={
          <SideButton
            icon="map"
            label={t('common:map')}
            spoken={t('common:mapSpoken', { address: visit.address })}
            onPress={() => openMap(visit.address)}
          />
        }
        main={<MainButton {...mainWords()} step={`today:${visit.id}:${visit.state}`} onPress={onMain} />}
      />
    </View>
  );

  function mainWords(): { label: string; detail: string } {
    if (!underWay) return { label: t('today:start'), detail: t('today:startDetail') };
    const open = visit.open ?? { open: 0, total: 0 };
    const detail = open.open > 0 ? t('today:continueDetail', open) : t('today:continueClear');
    return { label: t('today:continue'), detail };
  }
}

const useStyles = createStyles((colour) => ({
  band: {
    backgroundColor: colour.surface,
    borderTopWidth: 2,
    borderTopColor: colour.ink,
    borderBottomWidth: 1,
    borderBottomColor: colour.line,
  },
  top: {
    flexDirection: 'row',
    flexWrap: 'wrap',
    paddingHorizontal: gutter,
    paddingTop: 16,
    paddingBottom: 10,
  },
  pressed: { backgroundColor: colour.sunk },
  words: { flexGrow: 1, flexShrink: 1, gap: 2 },
  name: { flexDirection: 'row', alignItems: 'center', justifyContent: 'space-between', gap: 8 },
  shrink: { flexShrink: 1 },
  /** Large text stands under the time, not beside it. */
  below: { flexDirection: 'row', flexWrap: 'wrap', marginHorizontal: gutter },
  facts: { flexGrow: 1, flexShrink: 1, gap: 7, paddingBottom: 6 },
}));
