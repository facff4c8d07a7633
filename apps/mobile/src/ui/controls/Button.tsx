import { radius } from '@berthcare/design-tokens/shape';
import { touch } from '@berthcare/design-tokens/space';
import { Pressable } from 'react-native';
import type { IconName } from '../drawing/icon-paths';
import { Icon } from '../drawing/Icon';
import { Text } from '../text/Text';
import { createStyles } from '../theme/styles';

interface ButtonProps {
  label: string;
  icon?: IconName;
  /** `plain` has no border: for the lesser of two, and for going back. */
  look?: 'framed' | 'plain';
  tone?: 'ink' | 'ink2' | 'danger';
  kind?: 'label' | 'name';
  /** What a screen reader says instead of the label, when the label leans on its surroundings. */
  spoken?: string | undefined;
  /** The label's own language, when it is not the screen's. */
  lang?: string;
  testID?: string;
  onPress: () => void;
}

/** A lesser action, beside the one main button. */
export function Button({
  label,
  icon,
  look = 'framed',
  tone = 'ink',
  kind = 'label',
  spoken,
  lang,
  testID,
  onPress,
}: ButtonProps) {
  const styles = useStyles();
  return (
    <Pressable
      role="button"
      {...(spoken === undefined ? {} : { 'aria-label': spoken })}
      {...(lang === undefined ? {} : { lang })}
      {...(testID === undefined ? {} : { testID })}
      onPress={onPress}
      style={({ pressed }) => [styles.button, styles[look], pressed && styles.pressed]}
    >
      {icon ? <Icon name={icon} size={19} tone={tone} /> : null}
      <Text
        kind={kind}
        tone={tone}
        style={[styles.words, look === 'plain' && !icon && kind === 'label' ? styles.underlined : null]}
      >
        {label}
      </Text>
    </Pressable>
  );
}

const useStyles = createStyles((colour) => ({
  button: {
    minHeight: touch,
    maxWidth: '100%',
    flexDirection: 'row',
    alignItems: 'center',
    justifyContent: 'center',
    gap: 8,
    paddingVertical: 8,
    borderRadius: radius.control,
  },
  framed: {
    paddingHorizontal: 16,
    borderWidth: 1.5,
    borderColor: colour.edge,
    backgroundColor: colour.surface,
  },
  plain: { paddingHorizontal: 8 },
  pressed: { backgroundColor: colour.sunk },
  words: { flexShrink: 1 },
  underlined: { textDecorationLine: 'underline' },
}));
