/** Where in the app a person can be. */
export type Address =
  { screen: 'today' | 'clients' | 'me' } | { screen: 'client' | 'visit' | 'record'; id: string };

/** The address as a path that begins with a slash. */
export function pathOf(address: Address): string {
  if ('id' in address) return `/${address.screen}/${encodeURIComponent(address.id)}`;
  return address.screen === 'today' ? '/' : `/${address.screen}`;
}

/** The address a path means, whatever its slashes, query and fragment. One that means none leads to Today. */
export function addressAt(path: string): Address {
  const [screen, id, ...more] = path
    .replace(/[?#].*$/, '')
    .split('/')
    .filter(Boolean);
  if (more.length > 0) return { screen: 'today' };
  switch (screen) {
    case 'clients':
    case 'me':
      return id === undefined ? { screen } : { screen: 'today' };
    case 'client':
    case 'visit':
    case 'record':
      return id === undefined ? { screen: 'today' } : { screen, id: decoded(id) };
    default:
      return { screen: 'today' };
  }
}

/** Anybody can write any address: one that is not encoded properly names a record that nobody has. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
