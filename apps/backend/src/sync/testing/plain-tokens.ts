import type { Tokens } from '../tokens';

/** Tokens that can be read: named 1, 2, 3 ..., and signed by nobody. */
export function plainTokens(): Tokens {
  let minted = 0;
  return {
    mint: () => `token-${(minted += 1)}`,
    seal: ({ name, count }, { incarnation, epoch }) => [name, count, incarnation, epoch].join('/'),
    open: (token, { incarnation, epoch }) => {
      const [name = '', count, ...of] = token.split('/');
      return of.join('/') === `${incarnation}/${epoch}` ? { name, count: Number(count) } : null;
    },
  };
}
