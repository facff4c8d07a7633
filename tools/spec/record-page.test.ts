import { expect, test } from 'vitest';
import { recordPage } from './record-page';

/** To write the page anew: delete it and run this test. */
test('the page that lists the tables and payloads is that of the declarations', async () => {
  await expect(await recordPage()).toMatchFileSnapshot('../../project-documentation/specs/record.md');
});
