import { describe, expect, it } from 'vitest';
import { dark, light } from './colour';
import { contrast, contrastPairs, pairContrast, ratioNeeded } from './contrast';

describe('contrast', () => {
  it('agrees with the two ends of the WCAG scale', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#777777')).toBe(1);
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  });

  const cases = Object.entries({ light, dark }).flatMap(([theme, palette]) =>
    contrastPairs.map((pair) => ({ ...pair, theme, palette })),
  );

  it.each(cases)('$theme: $on on $ground reaches AA for $need', ({ palette, ...pair }) => {
    expect(pairContrast(palette, pair)).toBeGreaterThanOrEqual(ratioNeeded[pair.need]);
  });
});
