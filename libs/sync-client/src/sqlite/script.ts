import { DatabaseError } from './database-error';

/** Whether anything follows a semicolon: several statements, or one that has a semicolon in a literal. */
export function isScript(sql: string): boolean {
  const semicolon = sql.indexOf(';');
  return semicolon !== -1 && sql.slice(semicolon + 1).trim() !== '';
}

/**
 * SQLite runs the first statement of a text that is prepared and forgets the rest without a word.
 * @throws DatabaseError where a text that takes parameters or gives rows has a rest
 */
export function oneStatement(sql: string): void {
  if (isScript(sql))
    throw new DatabaseError('other', 'one statement only where there are parameters or rows');
}
