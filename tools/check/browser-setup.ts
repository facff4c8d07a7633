import type { TestProject } from 'vitest/node';
import { ensureBuilds, ensureWebRoot } from '../local/build.mjs';
import { findChromium } from './chromium.mjs';
import type {} from './provided';

/** What the tests in a browser need beside the database: a browser, and builds of today's sources. */
export default async function setup(project: TestProject): Promise<void> {
  project.provide('chromium', await findChromium());
  await ensureBuilds();
  project.provide('webRoot', ensureWebRoot());
}
