import type { Scene } from '../scene';
import type { Desk, OfficeAct } from './act';
import { addendByOffice, decideConflict, decideSetAside } from './commands';
import { grantOrRevoke } from './grants';
import { correctEntry, describeClient, eraseEntry, newEdition } from './records';
import { eraseVisit, moveVisit, planVisit, reassignVisit } from './visits';

/** All that the office does; who gives it something new to do adds it. */
const acts: readonly OfficeAct[] = [
  reassignVisit,
  grantOrRevoke,
  describeClient,
  planVisit,
  moveVisit,
  correctEntry,
  eraseEntry,
  eraseVisit,
  newEdition,
  addendByOffice,
  decideConflict,
  decideSetAside,
];

const weighted = acts.map((act) => [act.weight, act] as const);

interface AtWork extends Pick<Scene, 'chance' | 'tell'> {
  server: Desk;
}

/** The office does one thing. */
export async function officeActs({ server, chance, tell }: AtWork): Promise<void> {
  const act = chance.weighted(weighted);
  tell(`the office ${act.name}`);
  await act.happen(server, chance);
}
