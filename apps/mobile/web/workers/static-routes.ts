import { ROOT } from './app-files';

interface Route {
  condition: { urlPattern: { pathname: string } };
  source: { cacheName: string };
}

interface RoutedInstallEvent extends ExtendableEvent {
  addRoutes?(routes: Route[]): Promise<void>;
}

/**
 * Lets the browser answer for the page and its files straight from the cache, without waking the service worker
 * first: a good part of a cold start. Browsers that know no routes (https://w3c.github.io/ServiceWorker/#static-router)
 * wake it.
 */
export function serveWithoutWorker(event: RoutedInstallEvent, cacheName: string): void {
  if (!event.addRoutes) return;
  const paths = [ROOT, `${ROOT}boot.js`, `${ROOT}_expo/*`, `${ROOT}sqlite/*`, `${ROOT}fonts/*`];
  const routes = paths.map((pathname) => ({
    condition: { urlPattern: { pathname } },
    source: { cacheName },
  }));
  event.waitUntil(event.addRoutes(routes));
}
