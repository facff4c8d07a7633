import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { until } from '../../../test/until';
import type { Hints } from './hints';

/**
 * What every adapter of the port must do.
 * @param pair two instances over one carrier, as two processes have them
 */
export function hintsSuite(name: string, pair: () => [Hints, Hints]): void {
  const heardBy = (hints: Hints) => {
    const heard: string[] = [];
    const unsubscribe = hints.subscribe((ids) => heard.push(...ids));
    return { heard, unsubscribe };
  };

  describe(`hints: ${name}`, () => {
    test('reach this process and the others', async () => {
      const [one, other] = pair();
      const here = heardBy(one);
      const there = heardBy(other);
      const ids = [randomUUID(), randomUUID()];
      await one.publish(ids);
      await until(() => here.heard.length === 2 && there.heard.length === 2);
      expect(here.heard.sort()).toEqual(ids.sort());
      expect(there.heard.sort()).toEqual(ids);
    });

    test('many ids at once all arrive', async () => {
      const [one, other] = pair();
      const { heard } = heardBy(other);
      const ids = Array.from({ length: 2_000 }, () => randomUUID());
      await one.publish(ids);
      await until(() => heard.length === ids.length);
      expect(heard.sort()).toEqual(ids.sort());
    });

    test('nothing changed, nothing is told; who has left hears nothing', async () => {
      const [one, other] = pair();
      const left = heardBy(other);
      left.unsubscribe();
      const stays = heardBy(other);
      await one.publish([]);
      const id = randomUUID();
      await one.publish([id]);
      await until(() => stays.heard.length > 0);
      expect(stays.heard).toEqual([id]);
      expect(left.heard).toEqual([]);
    });
  });
}
