import type { View } from 'react-native';

/** Gives a part of the page the focus: the keyboard goes on from there, a screen reader says what it is. */
export function focusOn(part: View): void {
  (part as unknown as HTMLElement).focus({ preventScroll: true });
}
