import type { Signature } from '@berthcare/shared/domain/visit';
import { View } from 'react-native';
import { Path, Svg } from '../../../ui/drawing/svg';
import { strokePath } from '../../../ui/entry/strokes';
import { useColours } from '../../../ui/theme/colours';

/** A signature as it was written, at half the size of the pad. */
export function SignaturePicture({ signature }: { signature: Signature }) {
  const colour = useColours();
  return (
    <View style={{ height: 66, width: '100%', maxWidth: 240 }} aria-hidden>
      <Svg
        viewBox={`0 0 ${signature.width} 100`}
        width="100%"
        height="100%"
        preserveAspectRatio="xMinYMid meet"
      >
        {signature.strokes.map((stroke, at) => (
          <Path
            key={at}
            d={strokePath(stroke)}
            fill="none"
            stroke={colour.ink}
            strokeWidth={2.4}
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        ))}
      </Svg>
    </View>
  );
}
