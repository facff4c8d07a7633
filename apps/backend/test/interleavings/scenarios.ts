import { put, type Change } from '@berthcare/shared/commands/command';
import { derivedId } from '@berthcare/shared/sync/derived-id';
import type { Faults } from '../invariants/evidence';
import type { WireDevice } from '../../src/sync/testing/wire-device';
import type { Stage } from './stage';
import { atRest, type Acknowledged } from './verdict';

/** An interleaving, always the same; answers what the invariants say at its end. */
export type Scenario = (stage: Stage) => Promise<Faults>;

/** A command is decided and not committed; somebody writes in the same record meanwhile, and a phone asks. */
export const firstToWriteLastToCommit: Scenario = async (stage) => {
  const [phone, tablet] = [stage.phone(), stage.phone()];
  await stage.sync(phone);
  await stage.sync(tablet);
  const decided = stage.points.hold('decided, not committed');
  const started = start(stage, tablet, Date.UTC(2026, 0, 5, 8));
  await decided.arrived;
  const written = moveHouse(stage, '2 Bank St');
  await stage.doneOrWaiting(written);
  await stage.sync(phone);
  decided.goOn();
  const acknowledged = [await started];
  await written;
  return atRest(stage, phone, acknowledged);
};

/** Somebody changes a row that the phone has. */
export const aRowChanges: Scenario = async (stage) => {
  const phone = stage.phone();
  await stage.sync(phone);
  await moveHouse(stage, '2 Bank St');
  return atRest(stage, phone);
};

/** A row changes once more while a page with its first change is being read. */
export const aRowChangesWhileItIsRead: Scenario = async (stage) => {
  const phone = stage.phone();
  await stage.sync(phone);
  await moveHouse(stage, '2 Bank St');
  const reading = stage.points.hold('rows read');
  const asked = stage.sync(phone).then(
    () => [],
    (error: Error) => [`I2 the phone counts otherwise than the server: ${error.message}`],
  );
  await reading.arrived;
  await moveHouse(stage, '3 Elgin St');
  reading.goOn();
  return [...(await asked), ...(await atRest(stage, phone))];
};

/** Between two pages of one record a row of the first page changes. */
export const aRowChangesBetweenPages: Scenario = async (stage) => {
  for (let n = 0; n < 9; n += 1) await stage.edit(addendum(stage, `${n}`));
  const phone = stage.phone();
  while (addendaOn(phone).length < 3) await phone.ask(stage.deps);
  const [first] = addendaOn(phone);
  await stage.edit(addendum(stage, 'first', 'written anew', first));
  return atRest(stage, phone);
};

/** Between two pages of one record a row of a later page changes; the phone is heard no more once it has the last of them. */
export const aRowOfALaterPageChanges: Scenario = async (stage) => {
  const names = Array.from({ length: 9 }, (_, n) => `${n}`);
  for (const name of names) await stage.edit(addendum(stage, name));
  const phone = stage.phone();
  while (addendaOn(phone).length < 3) await phone.ask(stage.deps);
  const come = addendaOn(phone);
  const later = names.map((name) => derivedId('addendum', name)).find((id) => !come.includes(id))!;
  await stage.edit(addendum(stage, 'later', 'written anew', later));
  while (!phone.cursors.get(stage.world.clients.osei)) await phone.ask(stage.deps);
  if (!addendaOn(phone).includes(later))
    return [`I2 the phone misses addendum ${later}, which its cursor says it has`];
  return atRest(stage, phone);
};

/** A copy of the phone seals something else under the id and the number of what the phone has sent. */
export const theSameIdTwice: Scenario = async (stage) => {
  const phone = stage.phone();
  await stage.sync(phone);
  const copy = stage.phone(phone.incarnation);
  await stage.sync(copy);
  const acknowledged = [
    await start(stage, phone, Date.UTC(2026, 0, 5, 8)),
    await start(stage, copy, Date.UTC(2026, 0, 5, 9)),
  ];
  return [...(await atRest(stage, phone, acknowledged)), ...(await atRest(stage, copy))];
};

/** The server goes back to its backup, and takes another change under a version that the phone has seen. */
export const aVersionTwice: Scenario = async (stage) => {
  const phone = stage.phone();
  await stage.sync(phone);
  await stage.backUp();
  await moveHouse(stage, 'before the restore');
  await stage.sync(phone);
  await stage.restore();
  await moveHouse(stage, 'after the restore');
  return atRest(stage, phone);
};

/** A page is sent and does not arrive. */
export const aPageIsLost: Scenario = async (stage) => {
  const phone = stage.phone();
  await stage.sync(phone);
  await moveHouse(stage, '2 Bank St');
  await stage.losing(phone);
  return atRest(stage, phone);
};

/** Their ids, in the order in which they came. */
const addendaOn = ({ rows }: WireDevice): string[] =>
  [...rows.keys()].filter((key) => key.startsWith('addendum/')).map((key) => key.slice('addendum/'.length));

/** By hand, in the record of Osei. */
function addendum({ world }: Stage, name: string, text = name, id = derivedId('addendum', name)): Change {
  const { today, people, clients, visits } = world;
  return put('addendum', {
    ...{ id, streamId: clients.osei, visitId: visits.osei, day: today, item: null, value: null },
    ...{ previous: null, text, reason: 'x', authorId: people.priya.id, at: 0, receivedAt: 0 },
  });
}

/** By hand, in one statement: it locks no more of the row than it must. */
const moveHouse = ({ owner, world }: Stage, address: string) =>
  owner.query('update app.client set address = $1 where id = $2', [address, world.clients.osei]);

/** Begins the visit at a time, under one and the same id, until the server has answered it. */
async function start(
  { world, deps, offered }: Stage,
  phone: WireDevice,
  startedAt: number,
): Promise<Acknowledged> {
  const payload = { visitId: world.visits.osei, startedAt, place: { missing: 'denied' } };
  const sealed = phone.seal({
    ...{ id: derivedId('command', 'start'), type: 'visit.start', stream: world.clients.osei, payload },
    at: startedAt,
  });
  offered.set(sealed.id, sealed.hash);
  let answer = await phone.ask(deps, { commands: [sealed] });
  if (answer.incarnation === 'renew') {
    Object.assign(phone, { incarnation: derivedId('incarnation', 'renewed'), lastSeq: 1 });
    answer = await phone.ask(deps, { commands: [{ ...sealed, seq: 1 }] });
  }
  return { outcome: answer.outcomes[0]!, type: sealed.type, payload };
}
