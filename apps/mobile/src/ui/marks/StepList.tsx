import { View } from 'react-native';
import { Icon } from '../drawing/Icon';
import { Text } from '../text/Text';
import { tabular } from '../theme/figures';
import { createStyles } from '../theme/styles';
import { useTextUnit } from '../theme/text-unit';

export interface ReceiptStep {
  key: string;
  label: string;
  /** When it happened, as it is read; null while it has not. */
  time: string | null;
}

/** The way of a record to the office. A step is only ticked when it is true. */
export function StepList({ steps }: { steps: readonly ReceiptStep[] }) {
  const styles = useStyles();
  const unitOf = useTextUnit();
  const disc = { width: unitOf(24), height: unitOf(24) };
  const reached = steps.filter(({ time }) => time !== null).length;
  return (
    <View role="list">
      {steps.map(({ key, label, time }, at) => (
        <View key={key} role="listitem" style={styles.step}>
          <View style={styles.rail}>
            {time === null ? (
              <View style={[styles.waiting, disc]} />
            ) : (
              <View style={[styles.done, disc]}>
                <Icon name="tick" size={14} stroke={3.2} tone="onAccent" />
              </View>
            )}
            {at < steps.length - 1 ? (
              <View style={[styles.track, at + 1 < reached ? styles.trackDone : styles.trackWaiting]} />
            ) : null}
          </View>
          <Text
            kind={at === reached - 1 ? 'strong' : 'body'}
            tone={time === null ? 'ink3' : 'ink'}
            style={styles.label}
          >
            {label}
          </Text>
          {time === null ? null : (
            <Text kind={at === reached - 1 ? 'strong' : 'body'} style={tabular}>
              {time}
            </Text>
          )}
        </View>
      ))}
    </View>
  );
}

const useStyles = createStyles((colour) => ({
  step: { flexDirection: 'row', gap: 12 },
  rail: { alignItems: 'center' },
  done: {
    borderRadius: 30,
    backgroundColor: colour.accent,
    alignItems: 'center',
    justifyContent: 'center',
  },
  waiting: {
    borderRadius: 30,
    borderWidth: 2,
    borderStyle: 'dashed',
    borderColor: colour.edge,
  },
  track: { flexGrow: 1, minHeight: 12, width: 0, borderLeftWidth: 2, marginVertical: 1 },
  trackDone: { borderColor: colour.accent },
  trackWaiting: { borderColor: colour.edge, borderStyle: 'dashed' },
  label: { flex: 1, paddingBottom: 8 },
}));
