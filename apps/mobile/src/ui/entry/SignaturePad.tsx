import { radius } from '@berthcare/design-tokens/shape';
import { useRef, useState } from 'react';
import { View, type GestureResponderEvent, type LayoutChangeEvent } from 'react-native';
import { Path, Svg } from '../drawing/svg';
import { useColours } from '../theme/colours';
import { createStyles } from '../theme/styles';
import { strokePath, type Stroke } from './strokes';

interface SignaturePadProps {
  /** Whose signature, and that there is a way without a finger. */
  label: string;
  strokes: readonly Stroke[];
  /** Called as each stroke ends, with all strokes and the pad's width in hundredths of its height. */
  onChange: (strokes: Stroke[], width: number) => void;
  /** While a finger is on the pad the page must not scroll. */
  onDrawing: (drawing: boolean) => void;
}

const HEIGHT = 132;
const SCALE = 100 / HEIGHT;

/** A line to sign on. Points are kept in hundredths of its height, so that any screen draws it alike. */
export function SignaturePad({ label, strokes, onChange, onDrawing }: SignaturePadProps) {
  const styles = useStyles();
  const colour = useColours();
  const [width, setWidth] = useState(240);
  const [drawn, setDrawn] = useState<Stroke | null>(null);
  const current = useRef<Stroke>([]);

  const add = ({ nativeEvent }: GestureResponderEvent) => {
    const x = Math.round(nativeEvent.locationX * SCALE);
    const y = Math.round(nativeEvent.locationY * SCALE);
    const at = current.current.length;
    if (at >= 4000 || (current.current[at - 2] === x && current.current[at - 1] === y)) return;
    current.current = [...current.current, x, y];
    setDrawn(current.current);
  };
  const begin = (event: GestureResponderEvent) => {
    current.current = [];
    onDrawing(true);
    add(event);
  };
  const end = () => {
    onDrawing(false);
    setDrawn(null);
    if (current.current.length > 2) onChange([...strokes, current.current], width);
    current.current = [];
  };

  return (
    <View
      role="img"
      aria-label={label}
      testID="signature-pad"
      style={styles.pad}
      onLayout={({ nativeEvent }: LayoutChangeEvent) =>
        setWidth(Math.round(nativeEvent.layout.width * SCALE))
      }
      onStartShouldSetResponder={() => true}
      onMoveShouldSetResponder={() => true}
      onResponderTerminationRequest={() => false}
      onResponderGrant={begin}
      onResponderMove={add}
      onResponderRelease={end}
      onResponderTerminate={end}
    >
      <View style={styles.line} />
      <View style={styles.ink}>
        <Svg viewBox={`0 0 ${width} 100`} width="100%" height="100%">
          {[...strokes, ...(drawn ? [drawn] : [])].map((stroke, at) => (
            <Path
              key={at}
              d={strokePath(stroke)}
              fill="none"
              stroke={colour.ink}
              strokeWidth={1.8}
              strokeLinecap="round"
              strokeLinejoin="round"
            />
          ))}
        </Svg>
      </View>
    </View>
  );
}

const useStyles = createStyles((colour) => ({
  pad: {
    height: HEIGHT,
    backgroundColor: colour.surface,
    borderRadius: radius.control,
    borderWidth: 1.5,
    borderColor: colour.edge,
    overflow: 'hidden',
    touchAction: 'none',
    cursor: 'crosshair',
    userSelect: 'none',
  } as object,
  line: {
    position: 'absolute',
    left: 16,
    right: 16,
    bottom: 30,
    borderBottomWidth: 1,
    borderBottomColor: colour.edge,
  },
  ink: { position: 'absolute', top: 0, left: 0, right: 0, bottom: 0, pointerEvents: 'none' },
}));
