import { languages, preferredLanguage } from '@berthcare/locales/language';
import type { Express } from 'express';
import type { Pool } from 'pg';
import { findDemo } from './demo';
import { landingPage } from './page';

export interface LandingDependencies {
  db: Pool;
  /** Of the demo's office; undefined where no demo may be shown. */
  demoPassword: string | undefined;
}

/** The page at `/`, in the language that was asked for (`?lang=fr`) or that the browser prefers. */
export function mountLanding({ db, demoPassword }: LandingDependencies): (app: Express) => void {
  return (app) => {
    app.get('/', async (request, response) => {
      response.locals['route'] = '/';
      const language =
        languages.find((known) => known === request.query['lang']) ??
        preferredLanguage(request.acceptsLanguages());
      const demo = demoPassword === undefined ? undefined : await findDemo(db, demoPassword);
      response.set({ 'Cache-Control': 'no-store', 'Content-Language': language });
      response.type('html').send(landingPage({ language, demo }));
    });
  };
}
