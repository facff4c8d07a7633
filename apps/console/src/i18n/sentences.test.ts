import { createFormat } from '@berthcare/locales/format';
import { expect, test } from 'vitest';
import { sentences } from './sentences';

test('a sentence that ends in a shortened month has one full stop', () => {
  const format = createFormat('fr', 'America/Toronto');
  const at = format.timeBeside('2026-11-22', Date.UTC(2026, 10, 23, 15, 42)).replaceAll('\u00A0', ' ');
  expect(sentences([`Signé à ${at}`, `Verrouillé à ${at}`])).toBe(
    'Signé à 10 h 42 le lun. 23 nov. Verrouillé à 10 h 42 le lun. 23 nov.',
  );
  expect(sentences(['Non signé : la personne dormait', 'Verrouillé à 10 h 42'])).toBe(
    'Non signé : la personne dormait. Verrouillé à 10 h 42',
  );
});
