/**
 * What somebody types into a number: only digits, one separator between two numbers (132/78) or before the
 * decimals. The text is kept with a point, whatever the language shows.
 */
export interface NumberShape {
  decimals: 0 | 1;
  /** Two numbers, as blood pressure has. */
  pair: boolean;
}

const digits = { whole: 3, decimals: 1 };

/** Text as typed, by keypad or keyboard, brought into shape; anything else is dropped. */
export function shapeNumber(typed: string, { decimals, pair }: NumberShape): string {
  const plain = typed.replace(/,/g, '.').replace(/[^\d./]/g, '');
  if (pair) return shapePair(plain.replace(/\./g, '/'));
  const [whole = '', ...rest] = plain.replace(/\//g, '.').split('.');
  const kept = whole.slice(0, digits.whole);
  if (rest.length === 0) return kept;
  // The sign stays even without decimals: "74.5" must never become 745.
  if (decimals === 0) return `${kept}.`;
  return `${kept}.${rest.join('').slice(0, digits.decimals)}`;
}

function shapePair(plain: string): string {
  const [first = '', ...rest] = plain.split('/');
  const full = firstLength(first);
  const overflow = first.slice(full);
  const second = (overflow + rest.join('')).slice(0, digits.whole);
  const separated = rest.length > 0 || overflow !== '';
  return first.slice(0, full) + (separated ? `/${second}` : '');
}

/** A systolic value that begins with 4 to 9 has two digits, any other three. */
const firstLength = (first: string): number => (/^[4-9]/.test(first) ? 2 : 3);

/** What one key adds; `erase` takes the last sign away, and a separator left alone with it. */
export function pressKey(text: string, key: string, shape: NumberShape): string {
  if (key !== 'erase') return shapeNumber(text + key, shape);
  const shorter = text.slice(0, -1);
  return shorter.endsWith('/') ? shorter.slice(0, -1) : shorter;
}

/** The numbers of a finished text; null while one is missing. */
export function numbersOf(text: string, { pair }: NumberShape): { amount: number; second?: number } | null {
  const parts = text.split('/').map((part) => (/\d/.test(part) ? Number(part) : Number.NaN));
  const [amount, second] = parts;
  if (amount === undefined || Number.isNaN(amount)) return null;
  if (!pair) return { amount };
  return second === undefined || Number.isNaN(second) ? null : { amount, second };
}
