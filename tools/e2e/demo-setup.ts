import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { administer, sealTemplate } from '../check/administer';
import { loginUrls } from '../check/login-urls';
import type {} from '../check/provided';
import { demoEnvironment } from './demo-environment';
import { demoDay, seedDemo } from './seed-demo';

const DATABASE = 'demo';

/** The demo agency, written once a run: every demo server gets a copy. After the builds and the server of databases. */
export default async function setup(project: TestProject): Promise<() => void> {
  const { superUrl, template, passwords } = project.getProvidedContext().postgres;
  const objects = mkdtempSync(join(tmpdir(), 'berthcare-demo-objects-'));
  await administer(superUrl, `create database ${DATABASE} template ${template} owner berthcare_owner`);
  const day = demoDay();
  await seedDemo(demoEnvironment(loginUrls(superUrl, DATABASE, passwords), objects));
  await sealTemplate(superUrl, DATABASE);
  project.provide('demo', { template: DATABASE, objects, day });
  return () => rmSync(objects, { recursive: true, force: true });
}
