import type { ColourRole, Palette } from './colour';

/** What a pair must reach, by WCAG 2.2 AA: 4.5 for text (1.4.3), 3 for a control, a mark or the focus ring (1.4.11). */
export type Need = 'text' | 'control' | 'mark' | 'focus';
export const ratioNeeded: Record<Need, number> = { text: 4.5, control: 3, mark: 3, focus: 3 };

export interface ContrastPair {
  on: ColourRole;
  ground: ColourRole;
  need: Need;
}

const grounds = ['bg', 'surface', 'sunk'] as const;

function onEach(on: ColourRole, places: readonly ColourRole[], need: Need): ContrastPair[] {
  return places.map((ground) => ({ on, ground, need }));
}

/** Every pair the screens use. A new pairing of colours belongs here first. */
export const contrastPairs: ContrastPair[] = [
  ...onEach('ink', [...grounds, 'accentSoft', 'dangerSoft', 'attnSoft'], 'text'),
  ...onEach('ink2', [...grounds, 'accentSoft', 'dangerSoft', 'attnSoft'], 'text'),
  ...onEach('ink3', grounds, 'text'),
  ...onEach('bg', ['ink'], 'text'),
  ...onEach('onAccent', ['accent', 'accentPress'], 'text'),
  ...onEach('onAccent2', ['accent', 'accentPress'], 'text'),
  ...onEach('onDanger', ['danger'], 'text'),
  ...onEach('accent', [...grounds, 'accentSoft'], 'text'),
  ...onEach('danger', [...grounds, 'dangerSoft'], 'text'),
  ...onEach('attn', [...grounds, 'attnSoft'], 'text'),
  ...onEach('edge', grounds, 'control'),
  ...onEach('change', grounds, 'mark'),
  ...onEach('focus', grounds, 'focus'),
];

/** Relative luminance of a six-digit hex colour, 0 to 1 (WCAG 2.2, "relative luminance"). */
export function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of two six-digit hex colours, 1 to 21, in either order. */
export function contrast(one: string, other: string): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

export function pairContrast(palette: Palette, pair: ContrastPair): number {
  return contrast(palette[pair.on], palette[pair.ground]);
}
