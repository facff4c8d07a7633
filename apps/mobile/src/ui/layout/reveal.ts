import { createContext, use } from 'react';
import type { View } from 'react-native';

/** Scrolls until a part of the screen is in sight, and gives it the focus. */
export type Reveal = (part: View | null) => void;

export const RevealContext = createContext<Reveal>(() => undefined);

/** Only below a screen, which knows what scrolls. */
export const useReveal = (): Reveal => use(RevealContext);
