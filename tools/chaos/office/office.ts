import { setTimeout as delay } from 'node:timers/promises';
import { officeSession, type Asker } from '../../../apps/backend/test/client';
import { testPool } from '../../../apps/backend/test/owner';
import type { Chance } from '../../../apps/backend/test/simulation/chance';
import { officeActs } from '../../../apps/backend/test/simulation/office/acts';
import type { Desk } from '../../../apps/backend/test/simulation/office/act';
import { planVisit } from '../../../apps/backend/test/simulation/office/visits';
import type { Scene } from '../scene';
import { dana } from '../stage/agency';
import { atDesk, type Submit } from './desk';
import { isOutage } from './outage';

export interface Office {
  /** Resolves when it has put down its pen. */
  stop(): Promise<void>;
}

const LONGEST_PAUSE_MS = 700;

/** The office at work beside the phones, by hand and through its console. It has the same outages, and goes on. */
export function officeWorks(scene: Scene, chance: Chance): Office {
  const { cluster, books, fault } = scene;
  const pool = testPool(cluster.urls.ownerUrl, 1);
  const submit = submitter(scene, chance);
  let working = true;
  const work = async () => {
    while (working) {
      await delay(chance.between(0, LONGEST_PAUSE_MS));
      try {
        await atDesk(pool, submit, (desk) => act(desk, chance));
        books.officeActed();
      } catch (error) {
        if (!isOutage(error)) fault(`the office failed: ${(error as Error).stack}`);
      }
    }
    await pool.end();
  };
  const done = work();
  return {
    stop: () => {
      working = false;
      return done;
    },
  };
}

const FEW_VISITS = 8;

/** Caregivers use up what is planned: where little is left, the office plans. */
async function act(server: Desk, chance: Chance): Promise<void> {
  const planned = server.rows('visit').filter(({ state }) => state === 'planned');
  if (planned.length < FEW_VISITS) await planVisit.happen(server, chance);
  else await officeActs({ server, chance, tell: () => undefined });
}

/** Sends a command of the office until it is answered, or for a while. */
function submitter({ apis, books }: Scene, chance: Chance): Submit {
  let ask: Asker | null = null;
  return async (_actor, command) => {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      try {
        ask ??= await officeSession(chance.pick(apis).url, dana);
        const { status } = await ask('/v1/commands', { json: command });
        if (status === 200) return books.officeTold(command.id);
      } catch {
        // No process answers: another one may.
      }
      // Signed out by a restore, or the process is gone.
      ask = null;
      await delay(200);
    }
  };
}
