import { expect, it } from 'vitest';
import { readTyped } from './typed-value';

const pressure = { vital: 'blood_pressure' } as const;

it('reads a value that can be', () => {
  expect(readTyped({ vital: 'weight' }, '63.4')).toEqual({
    kind: 'value',
    value: { kind: 'vital', amount: 63.4 },
  });
  expect(readTyped(pressure, '132/78')).toMatchObject({ kind: 'value', value: { amount: 132, second: 78 } });
});

it('refuses a slip of the finger', () => {
  expect(readTyped({ vital: 'weight' }, '634')).toMatchObject({ kind: 'impossible' });
  expect(readTyped({ vital: 'oxygen' }, '101')).toMatchObject({ kind: 'impossible' });
  expect(readTyped(pressure, '78/132')).toMatchObject({ kind: 'impossible' });
});

it('waits for the second number', () => {
  expect(readTyped(pressure, '132')).toEqual({ kind: 'half' });
  expect(readTyped(pressure, '')).toEqual({ kind: 'nothing' });
});
