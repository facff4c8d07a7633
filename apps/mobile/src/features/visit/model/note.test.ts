import { longestNote } from '@berthcare/shared/domain/entry';
import { expect, it } from 'vitest';
import { withPhrase } from './note';

it('adds a phrase as a sentence', () => {
  expect(withPhrase('', 'Ate well')).toBe('Ate well. ');
  expect(withPhrase('Both ankles swollen', 'Ate well')).toBe('Both ankles swollen. Ate well. ');
  expect(withPhrase('Calm. ', 'Skin intact.')).toBe('Calm. Skin intact. ');
});

it('adds none to a note that has no room for it: nothing of the visit could be sealed', () => {
  const full = 'a'.repeat(longestNote - 12);
  expect(withPhrase(full, 'Ate well')).toHaveLength(longestNote);
  expect(withPhrase(`${full}a`, 'Ate well')).toBe(`${full}a`);
});
