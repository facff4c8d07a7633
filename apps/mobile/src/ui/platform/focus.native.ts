import { AccessibilityInfo, type View } from 'react-native';

/** Gives a part of the screen a screen reader's focus. */
export function focusOn(part: View): void {
  AccessibilityInfo.sendAccessibilityEvent(part, 'focus');
}
