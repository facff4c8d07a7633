import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

/** Stands in the example where each checkout has a value of its own. */
const GENERATED = /<generated>/g;

/** @param {string} line @returns {string | undefined} */
const nameOf = (line) => /^([A-Z][A-Z0-9_]*)=/.exec(line)?.[1];

/** The variables of a settings file, in its order. @param {string} text */
export const namesIn = (text) => text.split('\n').flatMap((line) => nameOf(line) ?? []);

/** Comments keep the mark: they explain it. @param {string} line */
const fillIn = (line) =>
  line.startsWith('#') ? line : line.replaceAll(GENERATED, () => randomBytes(24).toString('base64url'));

/**
 * Makes the settings file from the example, with secrets of its own. A file that is there keeps every line:
 * only variables that it lacks are added at its end.
 * @param {string} example path of .env.example
 * @param {string} target path of .env
 * @returns {{ made: boolean, added: string[] }} whether the file is new, and the names of the variables added
 */
export function ensureEnvFile(example, target) {
  const text = readFileSync(example, 'utf8');
  if (!existsSync(target)) {
    writeFileSync(target, text.split('\n').map(fillIn).join('\n'), { mode: 0o600, flag: 'wx' });
    return { made: true, added: namesIn(text) };
  }
  const old = readFileSync(target, 'utf8');
  const known = parseEnv(old);
  const missing = text.split('\n').filter((line) => {
    const name = nameOf(line);
    return name !== undefined && !(name in known);
  });
  if (missing.length === 0) return { made: false, added: [] };
  const gap = old === '' || old.endsWith('\n') ? '' : '\n';
  writeFileSync(target, `${old}${gap}\n# New in .env.example\n${missing.map(fillIn).join('\n')}\n`);
  return { made: false, added: namesIn(missing.join('\n')) };
}

/**
 * The settings of a start: those of the file, and over them the environment.
 * @param {string} target path of .env
 * @param {NodeJS.ProcessEnv} environment
 * @returns {Record<string, string>}
 */
export function readSettings(target, environment) {
  const settings = { ...parseEnv(readFileSync(target, 'utf8')), ...environment };
  return /** @type {Record<string, string>} */ (settings);
}
