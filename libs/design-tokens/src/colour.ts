/**
 * Colour by role, never by hue: a screen asks for `danger`, not for red.
 * Each value is a six-digit hex string, or a CSS colour with alpha for the scrim.
 */
export interface Palette {
  /** The paper. Never pure white, so that a white band can mean "at hand". */
  bg: string;
  /** The thing at hand: the next visit, an open sheet. */
  surface: string;
  /** Wells, keys, time that has passed. */
  sunk: string;
  /** Hairline between rows; decorative, so its contrast is free. */
  line: string;
  /** Border of a control: 3:1 on every ground. */
  edge: string;
  /** What is true now. */
  ink: string;
  /** Supporting words. */
  ink2: string;
  /** Reused, not yet confirmed; still readable at 4.5:1. */
  ink3: string;
  /** Act, confirmed, received. */
  accent: string;
  accentPress: string;
  onAccent: string;
  /** The second line inside the main button. */
  onAccent2: string;
  accentSoft: string;
  /** Risk to the client: an allergy, out of range, a missed visit. */
  danger: string;
  onDanger: string;
  dangerSoft: string;
  /** Waits for a person: late, a conflict, a falls risk. */
  attn: string;
  attnSoft: string;
  /** The change bar is ink, so that it never competes with risk. */
  change: string;
  focus: string;
  scrim: string;
}

export type ColourRole = keyof Palette;

export const light: Palette = {
  bg: '#f3f4f0',
  surface: '#ffffff',
  sunk: '#e8ebe6',
  line: '#d3d9d4',
  edge: '#75827f',
  ink: '#0f1d1c',
  ink2: '#3a4947',
  ink3: '#566361',
  accent: '#0a5560',
  accentPress: '#073f48',
  onAccent: '#ffffff',
  onAccent2: '#d5e8e9',
  accentSoft: '#d9e9e8',
  danger: '#9d1c17',
  onDanger: '#ffffff',
  dangerSoft: '#fae4e0',
  attn: '#734600',
  attnSoft: '#faecd0',
  change: '#0f1d1c',
  focus: '#0a5560',
  scrim: 'rgba(15, 29, 28, 0.46)',
};

export const dark: Palette = {
  bg: '#0d1413',
  surface: '#18211f',
  sunk: '#222d2b',
  line: '#2c3836',
  edge: '#7d8f8b',
  ink: '#eef3f1',
  ink2: '#bcc8c5',
  ink3: '#9aa9a5',
  accent: '#85d0d1',
  accentPress: '#a9e2e2',
  onAccent: '#04272b',
  onAccent2: '#164348',
  accentSoft: '#17393c',
  danger: '#ffa196',
  onDanger: '#3a0b07',
  dangerSoft: '#381b19',
  attn: '#f0c067',
  attnSoft: '#372a0c',
  change: '#eef3f1',
  focus: '#85d0d1',
  scrim: 'rgba(0, 0, 0, 0.62)',
};

export const colourRoles = Object.keys(light) as ColourRole[];

/** The CSS name of a role: `onAccent2` is `--on-accent-2`. */
export function cssName(role: ColourRole): string {
  return `--${role
    .replace(/([A-Z])/g, '-$1')
    .replace(/(\d)/g, '-$1')
    .toLowerCase()}`;
}
