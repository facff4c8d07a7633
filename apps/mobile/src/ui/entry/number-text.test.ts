import { describe, expect, it } from 'vitest';
import { numbersOf, pressKey, shapeNumber } from './number-text';

const weight = { decimals: 1, pair: false } as const;
const pulse = { decimals: 0, pair: false } as const;
const pressure = { decimals: 0, pair: true } as const;

const type = (keys: string, shape: typeof weight | typeof pulse | typeof pressure) =>
  [...keys].reduce((text, key) => pressKey(text, key, shape), '');

describe('typing a number', () => {
  it('takes a decimal comma and keeps a point', () => {
    expect(type('63,4', weight)).toBe('63.4');
    expect(shapeNumber('63,45', weight)).toBe('63.4');
    expect(shapeNumber('6a3', weight)).toBe('63');
  });

  it('has no decimals where the vital has none', () => {
    expect(numbersOf(type('74.5', pulse), pulse)).toEqual({ amount: 74 });
  });

  it('goes on to the second number by itself', () => {
    expect(type('13278', pressure)).toBe('132/78');
    expect(type('9860', pressure)).toBe('98/60');
    expect(type('132/78', pressure)).toBe('132/78');
  });

  it('erases a separator with the digit after it', () => {
    const text = type('1327', pressure);
    expect(text).toBe('132/7');
    expect(pressKey(text, 'erase', pressure)).toBe('132');
    expect(pressKey('63.', 'erase', weight)).toBe('63');
  });
});

describe('reading a number', () => {
  it('is nothing until it is whole', () => {
    expect(numbersOf('', pulse)).toBeNull();
    expect(numbersOf('.', weight)).toBeNull();
    expect(numbersOf('132/', pressure)).toBeNull();
    expect(numbersOf('132', pressure)).toBeNull();
  });

  it('reads one or two', () => {
    expect(numbersOf('63.', weight)).toEqual({ amount: 63 });
    expect(numbersOf('63.4', weight)).toEqual({ amount: 63.4 });
    expect(numbersOf('132/78', pressure)).toEqual({ amount: 132, second: 78 });
  });
});
