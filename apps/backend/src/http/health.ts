import type { Express } from 'express';

export interface Readiness {
  /** Whether this process may be given requests. */
  ready: boolean;
  /** One word a dependency. */
  checks: Record<string, string>;
}

/** `/healthz`: the process is alive. `/readyz`: it can serve. */
export function mountHealth(app: Express, readiness: () => Promise<Readiness>): void {
  app.get('/healthz', (_request, response) => {
    response.locals['route'] = '/healthz';
    response.set('Cache-Control', 'no-store').json({ status: 'alive' });
  });
  app.get('/readyz', async (_request, response) => {
    response.locals['route'] = '/readyz';
    const { ready, checks } = await readiness();
    response.status(ready ? 200 : 503);
    response.set('Cache-Control', 'no-store').json({ status: ready ? 'ready' : 'not ready', checks });
  });
}
