import type { Climate } from '../climate';

const percent = (probability: number) => `${Math.round(probability * 100)} %`;

/** What may happen in such a world, in a sentence. */
export function weatherInWords({ steps, pageRows, badness, crashes, ...may }: Climate): string {
  const rare = [
    ...(may.clones ? ['phones are copied'] : []),
    ...(may.restores ? ['the server is restored'] : []),
    ...(may.handovers ? ['phones change hands'] : []),
    ...(may.poison ? ['some commands are refused with their whole request'] : []),
  ];
  return [
    `${steps} steps; ${percent(badness)} of requests meet a fault; an app dies in ${percent(crashes)} of what it does;`,
    `pages of ${pageRows} rows${rare.length > 0 ? `; ${rare.join(', ')}` : ''}.`,
  ].join(' ');
}
