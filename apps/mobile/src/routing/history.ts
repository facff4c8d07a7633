import { basePath } from '../config/base-path';
import { listeners } from './listeners';

/** Where the app is, and where it was before: on the web the browser's own history. */
export interface History {
  /** The path below the app's own, beginning with a slash. */
  path(): string;
  push(path: string): void;
  /** Goes there instead of where the app is: back does not lead here again. */
  replace(path: string): void;
  /** Whether a screen of the app lies behind this one. */
  canGoBack(): boolean;
  back(): void;
  /** Calls back whenever the path may have changed; returns how to stop. */
  subscribe(listener: () => void): () => void;
}

/** How many screens of the app lie behind this one: the browser does not tell, but keeps what it is given. */
const depth = (): number => (window.history.state as { depth?: number } | null)?.depth ?? 0;

const { subscribe, tell } = listeners();

export const history: History = {
  path: () => (location.pathname.startsWith(basePath) && location.pathname.slice(basePath.length)) || '/',
  push(path) {
    window.history.pushState({ depth: depth() + 1 }, '', basePath + path);
    tell();
  },
  replace(path) {
    window.history.replaceState({ depth: depth() }, '', basePath + path);
    tell();
  },
  canGoBack: () => depth() > 0,
  back: () => window.history.back(),
  subscribe(listener) {
    const stop = subscribe(listener);
    addEventListener('popstate', listener);
    return () => {
      stop();
      removeEventListener('popstate', listener);
    };
  },
};
