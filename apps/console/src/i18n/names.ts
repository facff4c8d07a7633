/** Particles that belong to the family name: "van der Berg", "De Luca", "St. Pierre". */
const particle = /^(van|von|der|den|de|del|della|da|dos|du|des|di|la|le|el|al|bin|st\.?|saint|sainte)$/i;

/** The family name, with its particles; the whole name when it is one word. */
export function familyName(name: string): string {
  const words = name.trim().split(/\s+/);
  let from = words.length - 1;
  while (from > 1 && particle.test(words[from - 1] ?? '')) from -= 1;
  return words.slice(from).join(' ');
}

export const givenName = (name: string): string => name.trim().split(/\s+/)[0] ?? name;

/**
 * How people are called where there is little room: by family name, with the initial where two of them share one, in
 * full where that is not enough. Nobody may be taken for somebody else.
 */
export function shortNames(names: readonly string[]): Map<string, string> {
  const distinct = [...new Set(names)];
  const short = new Map<string, string>();
  for (const name of distinct) {
    const family = familyName(name);
    const sharing = distinct.filter((other) => familyName(other) === family);
    const initial = name.charAt(0);
    const sameInitial = sharing.filter((other) => other.charAt(0) === initial);
    if (sharing.length === 1) short.set(name, family);
    else short.set(name, sameInitial.length === 1 ? `${initial}. ${family}` : name);
  }
  return short;
}
