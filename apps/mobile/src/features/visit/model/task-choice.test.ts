import { expect, it } from 'vitest';
import { reasonText } from './task-choice';

const words = (key: string) => `<${key}>`;

it('joins the chosen reason and one’s own words', () => {
  expect(reasonText({ done: 'declined', reason: 'tired', more: ' itchy ' }, words)).toBe('<tired>, itchy');
  expect(reasonText({ done: 'declined', reason: null, more: '  ' }, words)).toBe('');
});

it('forgets a reason of the other outcome', () => {
  expect(reasonText({ done: 'not_needed', reason: 'tired', more: '' }, words)).toBe('');
});
