import { describe, expect, it } from 'vitest';
import { isSigned, strokePath } from './strokes';

describe('a signature', () => {
  it('is more than a stray touch', () => {
    expect(isSigned([])).toBe(false);
    expect(isSigned([[40, 50, 42, 51]])).toBe(false);
    expect(isSigned([[40, 50, 60, 40]])).toBe(true);
    expect(
      isSigned([
        [0, 0, 6, 0],
        [20, 0, 26, 0],
      ]),
    ).toBe(true);
  });

  it('begins and ends where the finger did', () => {
    expect(strokePath([1, 2, 3, 4, 5, 6])).toBe('M1 2Q3 4 4 5L5 6');
    expect(strokePath([1, 2])).toBe('M1 2');
  });
});
