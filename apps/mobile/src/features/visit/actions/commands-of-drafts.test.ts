import { picture } from '@berthcare/shared/testing/record-rows';
import { expect, it } from 'vitest';
import * as osei from '../../../../test/fixtures/osei';
import { at } from '../../../../test/fixtures/time';
import { PHOTOS, photoKey } from '../../photos/actions/photo-drafts';
import { noteDraft } from '../model/entries';
import { emptyForm } from '../model/visit-form';
import { commandsOfDrafts } from './commands-of-drafts';
import { entryKey, formKey } from './draft-rows';

const { visit } = osei;
const draft = (key: string, section: string, body: unknown) => ({ key, section, body });
const note = draft(entryKey(visit.id, 'note'), 'note', noteDraft('note', 'Both ankles swollen', at(12, 19)));
const form = draft(formKey(visit.id), 'form', emptyForm);
const photoOf = (name: string) => {
  const body = picture(name);
  return draft(photoKey(visit.id, body.photoId), PHOTOS, body);
};

it('what is documented is one command, each photo one of its own, and a form none', () => {
  const [first, second] = [photoOf('first'), photoOf('second')];
  const given = commandsOfDrafts(visit, [first, note, form, second]);
  expect(given.map(({ type, consumes }) => [type, consumes])).toEqual([
    ['visit.document', [note.key]],
    ['photo.attach', [first.key]],
    ['photo.attach', [second.key]],
  ]);
  expect(given[1]).toMatchObject({
    stream: visit.streamId,
    payload: { ...picture('first'), visitId: visit.id },
  });
});

it('photos alone document nothing', () => {
  expect(commandsOfDrafts(visit, [photoOf('first')]).map(({ type }) => type)).toEqual(['photo.attach']);
  expect(commandsOfDrafts(visit, [form])).toEqual([]);
});
