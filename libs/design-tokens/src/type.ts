/** One step of type. Sizes, line heights and tracking in dp (CSS px at 100 %); they scale with the person's text size. */
export interface TypeStep {
  size: number;
  line: number;
  weight: 400 | 500 | 600 | 650 | 700;
  /** Letter spacing in dp; negative tightens large type. */
  tracking: number;
}

/**
 * The platform's own face where it is known to be good, with tabular figures (San Francisco, Segoe UI,
 * Roboto); Inter, which we serve ourselves, anywhere else. Browsers fetch it only when they come to its name.
 */
export const fontStack =
  "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Inter Variable', sans-serif";

export const phoneType = {
  /** The number being typed. */
  entry: { size: 56, line: 60, weight: 650, tracking: -1.6 },
  /** A measured value. */
  value: { size: 30, line: 36, weight: 600, tracking: -0.6 },
  /** One a screen. */
  title: { size: 28, line: 34, weight: 700, tracking: -0.4 },
  /** The person whose visit is next. */
  person: { size: 25, line: 30, weight: 700, tracking: -0.4 },
  /** A person, an allergy. */
  name: { size: 22, line: 28, weight: 700, tracking: -0.2 },
  action: { size: 19, line: 24, weight: 600, tracking: -0.1 },
  strong: { size: 17, line: 24, weight: 600, tracking: 0 },
  body: { size: 17, line: 24, weight: 400, tracking: 0 },
  label: { size: 16, line: 20, weight: 600, tracking: 0 },
  meta: { size: 15, line: 20, weight: 400, tracking: 0 },
  metaStrong: { size: 15, line: 20, weight: 600, tracking: 0 },
  /** The floor on the phone. */
  small: { size: 14, line: 18, weight: 400, tracking: 0 },
  smallStrong: { size: 14, line: 18, weight: 600, tracking: 0 },
} as const satisfies Record<string, TypeStep>;

export type PhoneType = keyof typeof phoneType;

export const consoleType = {
  title: { size: 20, line: 26, weight: 650, tracking: -0.2 },
  head: { size: 15, line: 20, weight: 600, tracking: 0 },
  body: { size: 14, line: 20, weight: 400, tracking: 0 },
  strong: { size: 14, line: 20, weight: 600, tracking: 0 },
  meta: { size: 13, line: 18, weight: 400, tracking: 0 },
  /** The floor on the console. */
  small: { size: 12, line: 16, weight: 400, tracking: 0 },
} as const satisfies Record<string, TypeStep>;

export type ConsoleType = keyof typeof consoleType;
