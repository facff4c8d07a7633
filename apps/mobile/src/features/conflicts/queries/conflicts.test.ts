import { put } from '@berthcare/shared/commands/command';
import { undecided } from '@berthcare/shared/commands/conflict-decide';
import { marc, noon, priya, pulse, visit } from '@berthcare/shared/testing/record-rows';
import { derivedId } from '@berthcare/shared/sync/derived-id';
import { answered, answersAll, page, testDevice } from '@berthcare/sync-client/testing/scripted-server';
import { expect, test } from 'vitest';
import { decide } from '../actions/decide';
import { readConflicts } from './conflicts';

const morning = visit('morning', { state: 'in_progress', startedAt: noon, startedBy: priya });
const asked = { visitId: morning.id, assignedTo: priya, titleOf: (item: string) => item };

const contested = put('conflict', {
  ...undecided,
  ...{ id: derivedId('contested'), streamId: morning.streamId, visitId: morning.id, day: morning.day },
  ...{ entryId: derivedId('pulse'), item: 'vital.pulse', commandId: null },
  ...{ kept: pulse(74), keptBy: priya, keptAt: noon, offered: pulse(88), offeredBy: marc, offeredAt: noon },
});
const entry = put('visitEntry', {
  ...{
    id: derivedId('pulse'),
    streamId: morning.streamId,
    visitId: morning.id,
    day: morning.day,
    item: 'vital.pulse',
  },
  ...{ kind: 'vital', value: pulse(76), provenance: 'new', sourceEntryId: null, together: false },
  ...{ recordedAt: noon, recordedBy: priya },
});

async function phoneWithBoth() {
  const phone = await testDevice();
  const streams = [{ id: morning.streamId, reset: true, cursor: 1 }];
  const rows = [put('visit', morning), entry, contested];
  phone.server.says(answered({ pull: page({ streams, rows }) }));
  await phone.device.exchange();
  return phone;
}

test('both values are read, beside what the record says by now; the visit’s own caregiver may decide', async () => {
  const { device } = await phoneWithBoth();
  const [conflict] = await readConflicts(device, { ...asked, personId: priya });
  expect(conflict).toMatchObject({
    ...{ kept: { value: pulse(76), at: noon }, offered: { value: pulse(88) }, decision: null },
    mayDecide: true,
  });
  expect(await readConflicts(device, { ...asked, personId: marc })).toMatchObject([{ mayDecide: false }]);
});

test('what was decided is read at once, with the value that was not chosen', async () => {
  const { device, server } = await phoneWithBoth();
  const [conflict] = await readConflicts(device, { ...asked, personId: priya });
  const about = { visitId: morning.id, clientId: morning.streamId };
  await decide(device, about, conflict!, { choice: 'offered', value: null, reason: 'Luc used the cuff' });
  const decided = await readConflicts(device, { ...asked, personId: priya });
  expect(decided).toMatchObject([
    {
      ...{ kept: { value: pulse(76) }, offered: { value: pulse(88) }, mayDecide: false },
      decision: { choice: 'offered', value: pulse(88), reason: 'Luc used the cuff' },
    },
  ]);
  server.says(answersAll());
  await device.exchange();
  expect(await device.setAside({ subject: morning.id, author: priya })).toEqual([]);
});
