import { expect, test } from 'vitest';
import { html } from './html';

test('texts are escaped, markup is not, lists are joined', () => {
  const items = ['a<b', `"c" & 'd'`].map((text) => html`<li title="${text}">${text}</li>`);
  expect(html`${items}`.markup).toBe(
    `<li title="a&lt;b">a&lt;b</li>\n<li title="&quot;c&quot; &amp; 'd'">&quot;c&quot; &amp; 'd'</li>`,
  );
});
