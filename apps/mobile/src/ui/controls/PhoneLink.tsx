import { radius } from '@berthcare/design-tokens/shape';
import { touchMain } from '@berthcare/design-tokens/space';
import { Linking, Pressable, View } from 'react-native';
import { Icon } from '../drawing/Icon';
import { Text, type Tone } from '../text/Text';
import { createStyles } from '../theme/styles';

interface PhoneLinkProps {
  label: string;
  detail: string;
  phone: string;
  look?: 'main' | 'danger' | 'framed';
}

const tones: Record<NonNullable<PhoneLinkProps['look']>, [label: Tone, detail: Tone]> = {
  main: ['onAccent', 'onAccent2'],
  danger: ['danger', 'ink2'],
  framed: ['ink', 'ink2'],
};

/** Somebody to call: a tap opens the telephone with the number. */
export function PhoneLink({ label, detail, phone, look = 'framed' }: PhoneLinkProps) {
  const styles = useStyles();
  const [tone, second] = tones[look];
  return (
    <Pressable
      role="link"
      onPress={() => void Linking.openURL(`tel:${phone.replace(/[^\d+]/g, '')}`)}
      style={({ pressed }) => [
        styles.link,
        styles[look],
        pressed && (look === 'main' ? styles.mainPressed : styles.pressed),
      ]}
    >
      <Icon name="call" size={22} tone={tone} />
      <View style={styles.words}>
        <Text kind="action" tone={tone}>
          {label}
        </Text>
        <Text kind="small" tone={second}>
          {phone === '911' ? detail : `${detail}, ${phone}`}
        </Text>
      </View>
    </Pressable>
  );
}

const useStyles = createStyles((colour) => ({
  link: {
    minHeight: touchMain,
    flexDirection: 'row',
    alignItems: 'center',
    gap: 14,
    paddingHorizontal: 16,
    paddingVertical: 8,
    borderRadius: radius.control,
    borderWidth: 1.5,
  },
  main: { backgroundColor: colour.accent, borderColor: colour.accent },
  mainPressed: { backgroundColor: colour.accentPress },
  danger: { backgroundColor: colour.surface, borderColor: colour.danger },
  framed: { backgroundColor: colour.surface, borderColor: colour.edge },
  pressed: { backgroundColor: colour.sunk },
  words: { flexShrink: 1 },
}));
