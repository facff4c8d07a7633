import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { administer, sealTemplate } from '../check/administer';
import { loginUrls } from '../check/login-urls';
import type {} from '../check/provided';
import { demoEnvironment, program } from './demo-environment';

const DATABASE = 'demo';

/** The demo agency, written once a run: every demo server gets a copy. After the builds and the server of databases. */
export default async function setup(project: TestProject): Promise<() => void> {
  const { superUrl, template, passwords } = project.getProvidedContext().postgres;
  const objects = mkdtempSync(join(tmpdir(), 'berthcare-demo-objects-'));
  await administer(superUrl, `create database ${DATABASE} template ${template} owner berthcare_owner`);
  await seed(demoEnvironment(loginUrls(superUrl, DATABASE, passwords), objects));
  await sealTemplate(superUrl, DATABASE);
  project.provide('demo', { template: DATABASE, objects });
  return () => rmSync(objects, { recursive: true, force: true });
}

async function seed(env: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn(process.execPath, [program('seed.js')], {
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number];
  if (code !== 0) throw new Error(`The demo data ended with ${code}.`);
}
