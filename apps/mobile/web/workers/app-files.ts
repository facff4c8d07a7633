/** Where the app lives, with a slash at its end. */
export const ROOT = '/app/';

/** Metro puts a hash of the content into these names. */
const HASHED = /^_expo\/static\//;

export function isOurs(url: string): boolean {
  const { origin, pathname } = new URL(url);
  return origin === self.location.origin && pathname.startsWith(ROOT);
}

/** Under which address a file is kept: the page under the app's own, every other under its name. */
export function cacheKey(file: string): string {
  return file === 'index.html' ? ROOT : ROOT + file;
}

/** A file of the version that is being installed, asked of the server anew unless its name tells its content. */
export async function fetchFile(file: string): Promise<Response> {
  const response = await fetch(ROOT + file, { cache: HASHED.test(file) ? 'default' : 'no-cache' });
  if (response.status !== 200 || response.redirected) throw new Error(`${file} is not there`);
  return response;
}
