import { putRow } from '@berthcare/sync-client/records';
import { testDevice } from '@berthcare/sync-client/testing/scripted-server';
import { picture } from '@berthcare/shared/testing/record-rows';
import { expect, it } from 'vitest';
import * as osei from '../../../../test/fixtures/osei';
import { at } from '../../../../test/fixtures/time';
import { PHOTOS, photoKey } from '../../photos/actions/photo-drafts';
import { readVisitAsSeen } from './visit-record';

it('a photo that was just taken is no entry of the visit as it is seen', async () => {
  const holder = { personId: osei.priya.id, agencyId: osei.template.streamId, role: 'caregiver' } as const;
  const { device, db } = await testDevice({}, holder);
  await db.batch([
    { sql: `insert into _stream values (?, 'client', 1)`, params: [osei.oseiId] },
    putRow('template', osei.template, 1),
    putRow('visit', osei.visit, 1),
  ]);
  const seen = async () => (await readVisitAsSeen(device, osei.visit.id, at(12, 19)))!.entries;
  expect(await seen()).toEqual([]);
  const body = picture();
  const key = photoKey(osei.visit.id, body.photoId);
  await device.saveDraft({ key, subject: osei.visit.id, section: PHOTOS, body, at: at(12, 19) }, null);
  expect(await seen()).toEqual([]);
});
