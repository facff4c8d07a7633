import { radius } from '@berthcare/design-tokens/shape';
import { touchMain } from '@berthcare/design-tokens/space';
import { Pressable } from 'react-native';
import type { IconName } from '../drawing/icon-paths';
import { Icon } from '../drawing/Icon';
import { Text } from '../text/Text';
import { createStyles } from '../theme/styles';

interface SideButtonProps {
  label: string;
  icon: IconName;
  spoken?: string;
  onPress: () => void;
}

/** The square beside the main button: help at hand, or the way there. Always in the same place. */
export function SideButton({ label, icon, spoken, onPress }: SideButtonProps) {
  const styles = useStyles();
  return (
    <Pressable
      role="button"
      {...(spoken === undefined ? {} : { 'aria-label': spoken })}
      onPress={onPress}
      style={({ pressed }) => [styles.button, pressed && styles.pressed]}
    >
      <Icon name={icon} size={22} />
      <Text kind="smallStrong">{label}</Text>
    </Pressable>
  );
}

const useStyles = createStyles((colour) => ({
  button: {
    minWidth: 72,
    minHeight: touchMain,
    paddingHorizontal: 10,
    paddingVertical: 6,
    gap: 1,
    borderRadius: radius.control,
    borderWidth: 1.5,
    borderColor: colour.edge,
    backgroundColor: colour.surface,
    alignItems: 'center',
    justifyContent: 'center',
  },
  pressed: { backgroundColor: colour.sunk },
}));
