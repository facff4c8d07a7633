import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { PORTS_FILE } from './paths.mjs';
import { freePort, isFree } from './ports.mjs';

/** @typedef {Record<string, { wanted: number, given: number }>} Ports */

/** @returns {Ports} */
function readPorts() {
  try {
    return JSON.parse(readFileSync(PORTS_FILE, 'utf8'));
  } catch {
    return {};
  }
}

/**
 * The wanted port, or another one when somebody has it; that one is kept for the next starts, so that
 * addresses stay the same.
 * @param {string} name of what listens
 * @param {number} wanted
 */
export async function rememberedPort(name, wanted) {
  const ports = readPorts();
  const last = ports[name];
  if (last?.wanted === wanted && (await isFree(last.given))) return last.given;
  const given = await freePort(wanted);
  if (given !== wanted) console.log(`  ${name.padEnd(10)} port ${wanted} is taken: ${given} instead`);
  mkdirSync(dirname(PORTS_FILE), { recursive: true });
  writeFileSync(PORTS_FILE, JSON.stringify({ ...ports, [name]: { wanted, given } }));
  return given;
}
