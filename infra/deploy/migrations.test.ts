import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/**
 * For minutes the previous image runs on the schema of the next one, and it may come back to it: what it uses is
 * taken away only by a later release than the one that stops using it. Such a migration says so in a line
 * `-- unused since 0123_name`, with the migration of the release that stopped.
 */
const FOLDER = new URL('../../apps/backend/migrations/', import.meta.url);

/** Before the first release there was no previous image. */
const FIRST_RELEASE = '0170_refused_is_read.sql';

const TAKES_AWAY =
  /\bdrop\s+(table|view|column|function|procedure|schema|type|domain)\b|\brename\b|\bset\s+not\s+null\b|\balter\s+column\s+\w+\s+(set\s+data\s+)?type\b|\brevoke\b(?![^;]*\bfrom\s+public\b)/i;

const withoutComments = (sql: string) => sql.replace(/--.*$/gm, '');

/** What is wrong with a migration, if anything is. `earlier`: names of those before it. */
function problemOf(sql: string, earlier: string[]): string | undefined {
  const taken = TAKES_AWAY.exec(withoutComments(sql))?.[0];
  if (taken === undefined) return undefined;
  const since = /^-- unused since (\d{4}_\w+)$/m.exec(sql)?.[1];
  if (since === undefined) return `${taken}: the previous image may still use it`;
  return earlier.includes(`${since}.sql`) ? undefined : `there is no ${since} before it`;
}

test('every migration since the first release leaves the previous image working', () => {
  const names = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  expect(names).toContain(FIRST_RELEASE);
  const problems = names.flatMap((name, index) => {
    if (name <= FIRST_RELEASE) return [];
    const problem = problemOf(readFileSync(new URL(name, FOLDER), 'utf8'), names.slice(0, index));
    return problem === undefined ? [] : [`${name}: ${problem}`];
  });
  expect(problems).toEqual([]);
});

test.each([
  ['alter table app.visit drop column note;', 'drop column'],
  ['drop function app.seen(uuid);', 'drop function'],
  ['alter table app.visit rename to call;', 'rename'],
  ['alter table app.visit alter column note set not null;', 'set not null'],
  ['alter table app.visit alter column note type bytea;', 'alter column note type'],
  ['revoke select on app.visit from berthcare_api;', 'revoke'],
])('%s takes something away', (sql, what) => {
  expect(problemOf(sql, [])).toBe(`${what}: the previous image may still use it`);
  expect(problemOf(`-- unused since 0180_moved\n${sql}`, ['0180_moved.sql'])).toBeUndefined();
  expect(problemOf(`-- unused since 0180_moved\n${sql}`, [])).toBe('there is no 0180_moved before it');
});

test.each([
  'alter table app.visit add column note text;',
  'create table app.drop_off (id uuid);',
  '-- the next one will drop column note\ncreate index on app.visit (id);',
  'drop index app.command_log_set_aside;',
  'revoke execute on function app.made_here() from public;',
])('%s takes nothing away', (sql) => {
  expect(problemOf(sql, [])).toBeUndefined();
});
