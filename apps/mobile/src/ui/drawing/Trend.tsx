import { useState } from 'react';
import { View } from 'react-native';
import { Text } from '../text/Text';
import { useColours } from '../theme/colours';
import { createStyles } from '../theme/styles';
import { Circle, Line, Polyline, Svg } from './svg';
import { plotTrend, type Reading } from './trend-points';

interface TrendProps {
  /** Oldest first; the last is today's. */
  readings: readonly Reading[];
  /** Where the client's plan draws its line. */
  limit: { amount: number; label: string } | null;
  /** Today's value calls for attention. */
  alarming: boolean;
  /** Under the first and the last point. */
  from: string;
  to: string;
  /** The whole trend as a sentence. */
  spoken: string;
}

const HEIGHT = 72;

/** The last readings and today's, with the plan's own limit. */
export function Trend({ readings, limit, alarming, from, to, spoken }: TrendProps) {
  const styles = useStyles();
  const colour = useColours();
  const [width, setWidth] = useState(0);
  const { points, limitY } = plotTrend(readings, limit?.amount ?? null, Math.max(width, 80), HEIGHT);
  const last = points.at(-1);
  const before = points.at(-2);
  const now = alarming ? colour.danger : colour.ink;
  return (
    <View role="img" aria-label={spoken} onLayout={({ nativeEvent }) => setWidth(nativeEvent.layout.width)}>
      {limit ? (
        <Text kind="small" tone="ink3">
          {limit.label}
        </Text>
      ) : null}
      <View style={styles.plot}>
        {width === 0 ? null : (
          <Svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`}>
            {limitY === null ? null : (
              <Line
                x1={0}
                x2={width}
                y1={limitY}
                y2={limitY}
                stroke={colour.danger}
                strokeWidth={1.5}
                strokeDasharray="2 4"
              />
            )}
            <Polyline
              points={points
                .slice(0, -1)
                .map(({ x, y }) => `${x},${y}`)
                .join(' ')}
              fill="none"
              stroke={colour.ink3}
              strokeWidth={2}
            />
            {points.slice(0, -1).map(({ x, y }) => (
              <Circle key={x} cx={x} cy={y} r={3.5} fill={colour.ink3} />
            ))}
            {last && before ? (
              <Line x1={before.x} y1={before.y} x2={last.x} y2={last.y} stroke={now} strokeWidth={2.5} />
            ) : null}
            {last ? <Circle cx={last.x} cy={last.y} r={6} fill={now} /> : null}
          </Svg>
        )}
      </View>
      <View style={styles.dates}>
        <Text kind="small" tone="ink3">
          {from}
        </Text>
        <Text kind="smallStrong" tone={alarming ? 'danger' : 'ink'}>
          {to}
        </Text>
      </View>
    </View>
  );
}

const useStyles = createStyles(() => ({
  plot: { height: HEIGHT },
  dates: { flexDirection: 'row', flexWrap: 'wrap', justifyContent: 'space-between' },
}));
