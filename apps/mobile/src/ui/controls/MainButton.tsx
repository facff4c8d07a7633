import { radius } from '@berthcare/design-tokens/shape';
import { touchMain } from '@berthcare/design-tokens/space';
import { Pressable } from 'react-native';
import { Text } from '../text/Text';
import { createStyles } from '../theme/styles';
import { useStepGuard } from './use-step-guard';

interface MainButtonProps {
  /** Verb and object, with the value: "Keep 63.4 kg". */
  label: string;
  /** What pressing it means: "Measured now, same as 19 Nov". */
  detail?: string | undefined;
  /** Identity of what it does now; when it changes, touches are ignored for a moment. */
  step: string;
  /** `quiet` when pressing only points at what is missing. */
  look?: 'main' | 'quiet';
  onPress: () => void;
}

/** The one main action: same place on every screen, named after the next open thing, never greyed out. */
export function MainButton({ label, detail, step, look = 'main', onPress }: MainButtonProps) {
  const styles = useStyles();
  const quiet = look === 'quiet';
  return (
    <Pressable
      role="button"
      testID="main-button"
      onPress={useStepGuard(step, onPress)}
      style={({ pressed }) => [
        styles.button,
        quiet ? styles.quiet : styles.main,
        pressed && (quiet ? styles.quietPressed : styles.mainPressed),
      ]}
    >
      <Text kind="action" tone={quiet ? 'ink' : 'onAccent'} style={styles.words}>
        {label}
      </Text>
      {detail ? (
        <Text kind="small" tone={quiet ? 'ink2' : 'onAccent2'} style={styles.words}>
          {detail}
        </Text>
      ) : null}
    </Pressable>
  );
}

const useStyles = createStyles((colour) => ({
  button: {
    flex: 1,
    minHeight: touchMain,
    paddingHorizontal: 12,
    paddingVertical: 8,
    borderRadius: radius.control,
    borderWidth: 1.5,
    justifyContent: 'center',
    alignItems: 'center',
  },
  main: { backgroundColor: colour.accent, borderColor: colour.accent },
  mainPressed: { backgroundColor: colour.accentPress, borderColor: colour.accentPress },
  quiet: { backgroundColor: colour.surface, borderColor: colour.edge },
  quietPressed: { backgroundColor: colour.sunk },
  words: { textAlign: 'center' },
}));
