import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { timeZone } from '../../apps/backend/seeds/time';
import { dayAt } from '../../libs/utils/src/day';
import { program } from './demo-environment';

/** The day it is at the demo agency, `YYYY-MM-DD`: the demo lies around it. */
export const demoDay = (): string => dayAt(Date.now(), timeZone);

/** Fills in the demo agency, where `env` says. */
export async function seedDemo(env: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn(process.execPath, [program('seed.js')], {
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number];
  if (code !== 0) throw new Error(`The demo data ended with ${code}.`);
}
