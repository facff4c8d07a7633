import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { colourRoles, cssName, dark } from './colour';
import { tokensFile } from './generated';

const css = tokensFile();

it('keeps tokens.css equal to its source', () => {
  expect(readFileSync(new URL('../tokens.css', import.meta.url), 'utf8')).toBe(css);
});

it('sets every colour for light, for chosen dark and for the system in dark', () => {
  for (const role of colourRoles) expect(css.split(`${cssName(role)}:`)).toHaveLength(4);
  expect(css.split(`--bg: ${dark.bg}`)).toHaveLength(3);
});

it('names roles as the style sheets do', () => {
  expect(cssName('onAccent2')).toBe('--on-accent-2');
  expect(cssName('accentSoft')).toBe('--accent-soft');
  expect(cssName('ink3')).toBe('--ink-3');
});
