import { describe, expect, test } from 'vitest';
import { understand } from '../sync/decide';
import { commandHash } from '../sync/seal';
import { wireCommand } from '../sync/wire';
import { commands } from './commands';
import photoAttachV1 from './recorded/photo-attach.v1.json';
import conflictDecideV1Other from './recorded/conflict-decide.v1-other.json';
import conflictDecideV1 from './recorded/conflict-decide.v1.json';
import setAsideAcceptV1 from './recorded/set-aside-accept.v1.json';
import setAsideDeclineV1 from './recorded/set-aside-decline.v1.json';
import visitAddendV1Correction from './recorded/visit-addend.v1-correction.json';
import visitAddendV1Text from './recorded/visit-addend.v1-text.json';
import visitCompleteV1Unsigned from './recorded/visit-complete.v1-unsigned.json';
import visitCompleteV1 from './recorded/visit-complete.v1.json';
import visitDocumentV1PlaceOnly from './recorded/visit-document.v1-place-only.json';
import visitDocumentV1 from './recorded/visit-document.v1.json';
import visitStartV1WithoutPlace from './recorded/visit-start.v1-without-place.json';
import visitStartV1 from './recorded/visit-start.v1.json';

/**
 * Commands as phones have sealed and the office has sent them. Old apps keep syncing and the log is for ever: these files only grow.
 * A new version of a command gets files of its own; the others stay as they are.
 */
const recorded = Object.entries({
  photoAttachV1,
  conflictDecideV1Other,
  conflictDecideV1,
  setAsideAcceptV1,
  setAsideDeclineV1,
  visitAddendV1Correction,
  visitAddendV1Text,
  visitCompleteV1Unsigned,
  visitCompleteV1,
  visitDocumentV1PlaceOnly,
  visitDocumentV1,
  visitStartV1WithoutPlace,
  visitStartV1,
}).map(([name, command]) => ({ name, command: wireCommand.parse(command) }));

describe.each(recorded)('$name', ({ command }) => {
  test('still has the hash it was sealed with', () => expect(commandHash(command)).toBe(command.hash));

  test('is still understood', () => {
    const understood = understand(command.type, command.v, command.payload);
    expect(understood).not.toHaveProperty('refused');
    const { visitId, commandId } = command.payload as { visitId?: string; commandId?: string };
    expect(understood).toMatchObject({ type: command.type, subject: visitId ?? commandId });
  });
});

test.each(Object.values(commands))('$type is recorded in every version there was', ({ type, version }) => {
  const versions = recorded.filter(({ command }) => command.type === type).map(({ command }) => command.v);
  expect(new Set(versions)).toEqual(new Set(Array.from({ length: version }, (_, index) => index + 1)));
});
