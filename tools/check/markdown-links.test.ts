import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../workspace.mjs';
import { markdownFiles, pageOf, readPage, type Page } from './markdown';

const ELSEWHERE = /^(?:[a-z]+:|\/\/)/;

/** Links of a page to files or headings that do not exist. */
function dead(path: string, page: Page): string[] {
  return page.links
    .filter((link) => !ELSEWHERE.test(link))
    .filter((link) => {
      const [file = '', anchor] = link.split('#');
      const target = normalize(join(dirname(path), decodeURIComponent(file)));
      if (file !== '' && !existsSync(join(ROOT, target))) return true;
      if (anchor === undefined) return false;
      const there = file === '' ? page : readPage(target);
      return !there.anchors.has(decodeURIComponent(anchor));
    });
}

test.each(markdownFiles())('every link of %s leads somewhere', (path) => {
  expect(dead(path, readPage(path))).toEqual([]);
});

test('a missing file, a missing heading and a missing picture are noticed; what is code is no link', () => {
  const page = pageOf(
    [
      '# A heading, `code` and _all_',
      '[here](#a-heading-code-and-all) [gone](#gone) [readme](README.md#start) [no file](no-such-file.md)',
      '[no such heading](README.md#no-such-heading) `[code](nowhere)` <img src="no-such-picture.png">',
      '| [in a table](nor-this.md) |',
      '[elsewhere](https://example.com/#x)',
    ].join('\n\n'),
  );
  expect(dead('page.md', page)).toEqual([
    '#gone',
    'no-such-file.md',
    'README.md#no-such-heading',
    'no-such-picture.png',
    'nor-this.md',
  ]);
});
