import { expect, it } from 'vitest';
import { withPhrase } from './note';

it('adds a phrase as a sentence', () => {
  expect(withPhrase('', 'Ate well')).toBe('Ate well. ');
  expect(withPhrase('Both ankles swollen', 'Ate well')).toBe('Both ankles swollen. Ate well. ');
  expect(withPhrase('Calm. ', 'Skin intact.')).toBe('Calm. Skin intact. ');
});
