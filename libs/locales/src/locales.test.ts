import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createFormat } from './format';

type Strings = { [key: string]: string | Strings };

const folder = (language: string) => new URL(`../${language}/`, import.meta.url);
const files = (language: string) => readdirSync(folder(language)).filter((name) => name.endsWith('.json'));

function flat(strings: Strings, prefix = ''): [key: string, text: string][] {
  return Object.entries(strings).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : flat(value, `${prefix}${key}.`),
  );
}

const read = (language: string, file: string) =>
  flat(JSON.parse(readFileSync(new URL(file, folder(language)), 'utf8')) as Strings);

const placeholders = (text: string) => [...text.matchAll(/\{\{\s*([\w.]+)/g)].map(([, name]) => name).sort();

/** The board of the console writes a moment of another day with the hour last: "sam. 21 nov., 18 h 05". */
const endsInTheHour = (file: string, key: string) =>
  file === 'console-day.json' && ['needs.notStarted', 'needs.lastHeard'].includes(key);

it('has the same features in both languages', () => {
  expect(files('fr')).toEqual(files('en'));
});

describe.each(files('en'))('%s', (file) => {
  const english = read('en', file);
  const french = read('fr', file);

  it('has the same keys, in the same order', () => {
    expect(french.map(([key]) => key)).toEqual(english.map(([key]) => key));
  });

  it('fills in the same names', () => {
    const names = (entries: [string, string][]) =>
      Object.fromEntries(entries.map(([key, text]) => [key, placeholders(text)]));
    expect(names(french)).toEqual(names(english));
  });

  it('leaves no text empty and no dots for an ellipsis', () => {
    for (const [key, text] of [...english, ...french]) {
      expect(text.trim(), key).not.toBe('');
      expect(text, key).not.toContain('...');
    }
  });

  it('keeps French punctuation and units on the line of their word', () => {
    for (const [key, text] of french) {
      expect(text, `${key}: a breaking space, or none, before : ; ? ! »`).not.toMatch(
        /[^\u00A0\u202F:/][:;?!»](?!\/)/,
      );
      expect(text, `${key}: a breaking space after «`).not.toMatch(/«[^\u00A0\u202F]/);
      expect(text, `${key}: a straight apostrophe`).not.toContain("'");
      expect(text, `${key}: a number may part from its unit`).not.toMatch(
        /(\d|\}\}) (kg|mmHg|%|h|min|chiffres|jours)\b/,
      );
    }
  });

  it('puts no full stop after a day or a moment, whose month may be shortened by one', () => {
    const november = Date.UTC(2026, 10, 23, 15, 42);
    const written = createFormat('fr', 'America/Toronto').timeBeside('2026-11-22', november);
    expect(written).toMatch(/nov\.$/);
    for (const [key, text] of french) {
      if (endsInTheHour(file, key)) continue;
      const filled = text.replaceAll(/\{\{(day|from|to|when|time|done|received)\}\}/g, written);
      expect(filled, key).not.toContain('..');
    }
  });

  it('writes a real apostrophe in English too', () => {
    for (const [key, text] of english) expect(text, key).not.toContain("'");
  });
});
