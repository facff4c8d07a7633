import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { filesIn } from './files.mjs';

/** What gets smaller; fonts and pictures are compressed already. */
const COMPRESSIBLE = /\.(?:js|wasm|svg|webmanifest)$/;

const asBrotli = promisify(brotliCompress);
const asGzip = promisify(gzip);

/**
 * Writes each file once more as `.br` and `.gz`, as small as they get: a server has no time for that at each request.
 * @param {string} dist
 */
export async function compressFiles(dist) {
  for (const file of filesIn(dist).filter((name) => COMPRESSIBLE.test(name))) {
    const content = await readFile(join(dist, file));
    const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
    const sizeHint = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
    await Promise.all([
      asBrotli(content, { params: { ...params, ...sizeHint } }).then((small) =>
        writeFile(join(dist, `${file}.br`), small),
      ),
      asGzip(content, { level: constants.Z_BEST_COMPRESSION }).then((small) =>
        writeFile(join(dist, `${file}.gz`), small),
      ),
    ]);
  }
}
