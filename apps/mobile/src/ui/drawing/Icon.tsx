import { View } from 'react-native';
import type { Tone } from '../text/Text';
import { useColours } from '../theme/colours';
import { useTextUnit } from '../theme/text-unit';
import { iconShapes, type IconName, type IconShape } from './icon-paths';
import { Circle, Path, Svg } from './svg';

interface IconProps {
  name: IconName;
  /** dp at 100 % text size; it grows with the words it stands beside. */
  size?: number;
  tone?: Tone;
  stroke?: number;
}

/** An icon for a state or an action, always beside its word: screen readers never hear it. */
export function Icon({ name, size = 20, tone = 'ink', stroke = 2 }: IconProps) {
  const shape: IconShape = iconShapes[name];
  const colour = useColours()[tone];
  const side = useTextUnit()(size);
  return (
    <View style={{ width: side, height: side, flexShrink: 0 }} aria-hidden>
      <Svg viewBox="0 0 24 24" width="100%" height="100%" fill="none">
        <Path
          d={shape.d}
          {...(shape.dash ? { strokeDasharray: shape.dash } : {})}
          stroke={colour}
          strokeWidth={stroke}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
        {shape.dots?.map(([x, y, r]) => (
          <Circle key={`${x},${y}`} cx={x} cy={y} r={r} fill={colour} />
        ))}
      </Svg>
    </View>
  );
}
