import { describe, expect, test } from 'vitest';
import { ApiError } from '../../api-error';
import { guarded, type RateLimits } from './rate-limits';

/**
 * What every adapter of the port must do.
 * @param pair two instances over one store, as two processes have them
 */
export function rateLimitsSuite(name: string, pair: () => [RateLimits, RateLimits]): void {
  let rules = 0;
  const rule = (points: number, seconds = 60) => ({ name: `rule${(rules += 1)}`, points, seconds });

  describe(`rate limits: ${name}`, () => {
    test('allows as many tries as the rule has points, then says when to come back', async () => {
      const limit = pair()[0].limit(rule(2));
      expect(await limit.take('a')).toEqual({ allowed: true });
      expect(await limit.take('a')).toEqual({ allowed: true });
      const refused = await limit.take('a');
      expect(refused.allowed).toBe(false);
      if (refused.allowed) return;
      expect(refused.retryAfterSeconds).toBeGreaterThan(0);
      expect(refused.retryAfterSeconds).toBeLessThanOrEqual(60);
    });

    test('counts each key and each rule by itself', async () => {
      const [limits] = pair();
      const first = limits.limit(rule(1));
      await first.take('a');
      expect(await first.take('b')).toEqual({ allowed: true });
      expect(await limits.limit(rule(1)).take('a')).toEqual({ allowed: true });
    });

    test('two processes count together', async () => {
      const [one, other] = pair();
      const shared = rule(2);
      await one.limit(shared).take('a');
      await other.limit(shared).take('a');
      expect((await one.limit(shared).take('a')).allowed).toBe(false);
    });

    test('of tries at the same moment no more get through than the rule allows', async () => {
      const [one, other] = pair();
      const shared = rule(5);
      const limits = [one.limit(shared), other.limit(shared)];
      const verdicts = await Promise.all(Array.from({ length: 20 }, (_, i) => limits[i % 2]!.take('a')));
      expect(verdicts.filter(({ allowed }) => allowed)).toHaveLength(5);
    });

    test('a try that was given back does not count', async () => {
      const limit = pair()[0].limit(rule(1));
      await limit.take('a');
      await limit.giveBack('a');
      expect(await limit.take('a')).toEqual({ allowed: true });
    });

    test('guarded work: successes are free, failures count, and the refusal is an ApiError', async () => {
      const limit = pair()[0].limit(rule(2));
      const succeed = () => guarded([[limit, 'a']], async () => 'done');
      const fail = () => guarded([[limit, 'a']], () => Promise.reject(new Error('wrong')));
      for (let i = 0; i < 5; i += 1) expect(await succeed()).toBe('done');
      await expect(fail()).rejects.toThrow('wrong');
      await expect(fail()).rejects.toThrow('wrong');
      const refusal = await succeed().catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(ApiError);
      expect(refusal).toMatchObject({ code: 'rate.limited', status: 429 });
    });

    test('what a narrow limit refuses does not use up a wide one', async () => {
      const [limits] = pair();
      const narrow = limits.limit(rule(1));
      const wide = limits.limit(rule(3));
      const attempt = (key: string) =>
        guarded(
          [
            [narrow, key],
            [wide, 'all'],
          ],
          () => Promise.reject(new Error('wrong')),
        ).catch((error: Error) => (error instanceof ApiError ? error.code : error.message));
      for (let i = 0; i < 10; i += 1) await attempt('greedy');
      expect(await attempt('other')).toBe('wrong');
      expect(await attempt('third')).toBe('wrong');
      // Now the wide one is used up, and gives the narrow try back.
      expect(await attempt('fourth')).toBe('rate.limited');
      expect(await narrow.take('fourth')).toEqual({ allowed: true });
    });
  });
}
