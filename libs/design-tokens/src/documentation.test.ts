import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { tokensPage } from './documentation';

it('keeps the page of tokens equal to its source', () => {
  const page = new URL('../../../design-documentation/tokens.md', import.meta.url);
  expect(readFileSync(page, 'utf8')).toBe(tokensPage());
});
