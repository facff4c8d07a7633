/** Reads a text token by token; `what` names the text in errors. */
export interface Tokens {
  /** The next token, which stays. */
  peek: () => string | undefined;
  /** The next token, if it is this one, which is taken. */
  take: (token: string) => boolean;
  /** The next token, taken. Throws at the end. */
  next: () => string;
  /** Takes this token. Throws when another comes. */
  expect: (token: string) => void;
  /** Throws when something is left. */
  end: () => void;
}

/** @param token sticky expression of one token; what lies between tokens is white space */
export function tokensOf(what: string, text: string, token: RegExp): Tokens {
  const tokens: string[] = [];
  for (let rest = text.trim(); rest !== ''; rest = rest.trimStart()) {
    const [found] = new RegExp(`^(?:${token.source})`).exec(rest) ?? [];
    if (!found) throw new SyntaxError(`${what}: nothing is known that begins with ${rest}`);
    tokens.push(found);
    rest = rest.slice(found.length);
  }
  let at = 0;
  const next = () => {
    const found = tokens[at++];
    if (found === undefined) throw new SyntaxError(`${what}: ends too soon`);
    return found;
  };
  return {
    peek: () => tokens[at],
    take: (wanted) => tokens[at] === wanted && Boolean(next()),
    next,
    expect: (wanted) => {
      const found = next();
      if (found !== wanted) throw new SyntaxError(`${what}: ${wanted} is expected, not ${found}`);
    },
    end: () => {
      if (at < tokens.length) throw new SyntaxError(`${what}: ${tokens[at]} is too much`);
    },
  };
}
