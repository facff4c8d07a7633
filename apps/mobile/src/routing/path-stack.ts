import { listeners } from './listeners';
import type { History } from './history';

/** A history of its own, where no browser keeps one. It begins at Today. */
export function pathStack(): History {
  let paths = ['/'];
  const { subscribe, tell } = listeners();
  const enter = (next: string[]) => {
    paths = next;
    tell();
  };
  return {
    path: () => paths.at(-1)!,
    push: (path) => enter([...paths, path]),
    replace: (path) => enter([...paths.slice(0, -1), path]),
    canGoBack: () => paths.length > 1,
    back() {
      if (paths.length > 1) enter(paths.slice(0, -1));
    },
    subscribe,
  };
}

/** The path that a link of the app's own scheme means: `berthcare://visit/1` is `/visit/1`. */
export const pathOfLink = (url: string): string => `/${url.replace(/^[a-z][a-z\d+.-]*:\/*/i, '')}`;
