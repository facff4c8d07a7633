import { expect, test } from 'vitest';
import { sharedTurns } from './turns';

/** Pieces of work that note when they begin and end, and end when told. */
function pieces() {
  const log: string[] = [];
  const ends = new Map<string, (error?: Error) => void>();
  const piece = (name: string) => () => {
    log.push(`${name} begins`);
    return new Promise<void>((resolve, reject) =>
      ends.set(name, (error) => {
        log.push(`${name} ends`);
        if (error) reject(error);
        else resolve();
      }),
    );
  };
  const end = async (name: string, error?: Error) => {
    ends.get(name)!(error);
    await settle();
  };
  return { log, piece, end };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

test('those that may be together begin together, and who is alone waits for all of them', async () => {
  const { alone, together } = sharedTurns();
  const { log, piece, end } = pieces();
  void together(piece('a'));
  void together(piece('b'));
  void alone(piece('c'));
  void together(piece('d'));
  void together(piece('e'));
  await settle();
  expect(log.splice(0)).toEqual(['a begins', 'b begins']);
  await end('b');
  expect(log.splice(0)).toEqual(['b ends']);
  await end('a');
  expect(log.splice(0)).toEqual(['a ends', 'c begins']);
  await end('c');
  expect(log.splice(0)).toEqual(['c ends', 'd begins', 'e begins']);
});

test('one that fails says so to its caller only', async () => {
  const { alone, together } = sharedTurns();
  const { log, piece, end } = pieces();
  const failing = expect(together(piece('a'))).rejects.toThrow('no room');
  void together(piece('b'));
  const failingAlone = expect(alone(piece('c'))).rejects.toThrow('no room');
  void together(piece('d'));
  await settle();
  await end('a', new Error('no room'));
  await failing;
  await end('b');
  await end('c', new Error('no room'));
  await failingAlone;
  expect(log.at(-1)).toBe('d begins');
});

test('one that comes late joins those that are together, unless somebody waits to be alone', async () => {
  const { alone, together } = sharedTurns();
  const { log, piece, end } = pieces();
  void together(piece('a'));
  await settle();
  void together(piece('b'));
  await settle();
  expect(log.splice(0)).toEqual(['a begins', 'b begins']);
  void alone(piece('c'));
  void together(piece('d'));
  await settle();
  expect(log).toEqual([]);
  await end('a');
  await end('b');
  expect(log.at(-1)).toBe('c begins');
});
