import { expect, it } from 'vitest';
import { emptySignature, signatureOf, signatureState, unsignedOf } from './signature-draft';

const stroke = [10, 50, 60, 40, 90, 60];

it('is the client’s by name', () => {
  const draft = { ...emptySignature, strokes: [stroke] };
  expect(signatureState(draft)).toBe('signed');
  expect(signatureOf(draft, 'Margaret Osei', 5)).toEqual({
    ...{ signer: 'client', name: 'Margaret Osei', strokes: [stroke], width: 240, at: 5 },
  });
});

it('wants the name of a representative', () => {
  const draft = { ...emptySignature, strokes: [stroke], signer: 'representative' as const };
  expect(signatureState(draft)).toBe('none');
  expect(signatureOf({ ...draft, name: ' Abena Osei ' }, 'Margaret Osei', 5)?.name).toBe('Abena Osei');
});

it('says why not instead, and never both', () => {
  const draft = { ...emptySignature, strokes: [stroke], cannot: true, reason: 'asleep' as const };
  expect(signatureState(draft)).toBe('reason');
  expect(signatureOf(draft, 'Margaret Osei', 5)).toBeNull();
  expect(unsignedOf(draft)).toEqual({ reason: 'asleep' });
  expect(unsignedOf({ ...draft, reason: 'other' })).toBeNull();
});
