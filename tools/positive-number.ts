/**
 * What a variable asks for; null where it is not given.
 * @throws with one line that names it, for anything but a number above 0
 */
export function positiveNumber(variables: NodeJS.ProcessEnv, name: string): number | null {
  const text = variables[name];
  if (text === undefined || text === '') return null;
  const value = Number(text);
  if (!(value > 0)) throw new Error(`${name} must be a number above 0, not ${text}`);
  return value;
}
