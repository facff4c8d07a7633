import type { VitalValue } from '@berthcare/shared/domain/entry';
import { vitals } from '@berthcare/shared/domain/vitals';
import { numbersOf, type NumberShape } from '../../../ui/entry/number-text';
import type { VitalRow } from './rows';

export const shapeOf = ({ vital }: Pick<VitalRow, 'vital'>): NumberShape => ({
  decimals: vitals[vital].decimals,
  pair: vital === 'blood_pressure',
});

/** What a typed text amounts to. */
export type Typed =
  | { kind: 'nothing' }
  /** The second number is still missing. */
  | { kind: 'half' }
  /** No living person has it: a slip of the finger. */
  | { kind: 'impossible'; value: VitalValue }
  | { kind: 'value'; value: VitalValue };

export function readTyped(row: Pick<VitalRow, 'vital'>, text: string): Typed {
  const shape = shapeOf(row);
  const numbers = numbersOf(text, shape);
  if (!numbers) return text.trim() === '' ? { kind: 'nothing' } : { kind: 'half' };
  const value: VitalValue = { kind: 'vital', ...numbers };
  return isPossible(row, value) ? { kind: 'value', value } : { kind: 'impossible', value };
}

function isPossible({ vital }: Pick<VitalRow, 'vital'>, { amount, second }: VitalValue): boolean {
  const { min, max } = vitals[vital];
  const inside = amount >= min && amount <= max;
  // The lower pressure lies below the upper one, and above nothing.
  return inside && (second === undefined || (second >= min / 2 && second < amount));
}
