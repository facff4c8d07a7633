import { Chance } from '../../apps/backend/test/simulation/chance';
import { goWrong } from './mishaps/weather';
import { officeWorks } from './office/office';
import type { Plan } from './plan';
import type { Scene } from './scene';
import { findPictures } from './stage/picture-store';
import { setUp } from './stage/set-up';
import { whenSentAgain } from './verdict/sent-again';
import { judge, type Verdict } from './verdict/verdict';

export interface Outcome extends Verdict {
  happened: Record<string, number>;
  /** Fates of requests on the line, other than arriving. */
  line: Record<string, number>;
  requests: number;
  offered: number;
  officeActs: number;
  takenAway: number;
  beyondSaving: number;
  /** Exchanges until nothing was due, at most. */
  rounds: number;
}

/** Sets everything up, lets it go wrong, lets it come to rest, and judges. */
export async function runChaos(plan: Plan, folder: string, tell: (line: string) => void): Promise<Outcome> {
  const chance = new Chance(plan.seed);
  const faults: string[] = [];
  const scene = await setUp(plan, folder, chance, { tell, fault: (fault) => faults.push(fault) });
  const { line, phones, apis, books, cluster } = scene;
  const office = officeWorks(scene, new Chance(chance.between(1, 2 ** 31)));
  tell(`${phones.length} phones and the office are at work`);
  await goWrong(scene, plan.seconds);

  tell('the faults stop');
  line.badness = 0;
  await office.stop();
  await line.quiet();
  const rounds = await comeToRest(scene);
  tell('all are at rest');
  await Promise.all(phones.map((phone) => phone.close()));
  const verdict = await judge(scene);
  const again = await whenSentAgain(scene);
  await Promise.all(apis.map((api) => api.kill()));
  line.close();
  await cluster.stop();

  const { arrives: _, ...met } = Object.fromEntries(line.met);
  return {
    ...verdict,
    faults: [...faults, ...apis.flatMap((api) => api.complaints()), ...verdict.faults, ...again],
    happened: Object.fromEntries(scene.happened),
    line: met,
    requests: [...line.met.values()].reduce((sum, count) => sum + count, 0),
    offered: line.offered,
    officeActs: books.officeActs,
    takenAway: books.takenAway.size,
    beyondSaving: books.beyondSaving.size,
    rounds,
  };
}

/** What one phone sends, the others have to fetch; and what the worker finds of pictures. Answers after how many exchanges the slowest was at rest. */
async function comeToRest({ phones, apis, folder, cluster }: Scene): Promise<number> {
  await Promise.all(apis.map((api) => api.ready()));
  let most = 0;
  for (let pass = 0; pass < 3; pass += 1) {
    most = Math.max(most, ...(await Promise.all(phones.map((phone) => phone.rest()))));
    await findPictures(folder, cluster.urls);
  }
  return most;
}
