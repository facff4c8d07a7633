import { describe, expect, test } from 'vitest';
import { filterPattern } from './filter-pattern';

/**
 * The examples of "Filter and pattern syntax" in the Amazon CloudWatch Logs User Guide:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
const trail = {
  eventType: 'UpdateTrail',
  sourceIPAddress: '111.111.111.111',
  arrayKey: ['value', 'another value'],
  objectList: [
    { name: 'a', id: 1 },
    { name: 'b', id: 2 },
  ],
  SomeObject: null,
  ThisFlag: true,
};

const people = {
  user: { id: 1, email: 'John.Stiles@example.com' },
  users: [
    { id: 2, email: 'John.Doe@example.com' },
    { id: 3, email: 'Jane.Doe@example.com' },
  ],
  actions: ['GET', 'PUT', 'DELETE'],
  coordinates: [
    [0, 1, 2],
    [4, 5, 6],
    [7, 8, 9],
  ],
};

describe('documented: one condition', () => {
  test.each([
    ['{ $.eventType = "UpdateTrail" }', true],
    ['{ $.eventType = UpdateTrail }', true],
    ['{$.eventType=UpdateTrail}', true],
    ['{ $.eventType = "DeleteTrail" }', false],
    ['{ $.sourceIPAddress != 123.123.* }', true],
    ['{ $.sourceIPAddress != 111.111.* }', false],
    ['{ $.arrayKey[0] = "value" }', true],
    ['{ $.arrayKey[1] = "value" }', false],
    ['{ $.eventType[0] = "value" }', false],
    ['{ $.objectList[1].id = 2 }', true],
    ['{ $.objectList[2].id = 2 }', false],
    ['{ $.objectList[1].name = 2 }', false],
    ['{ $.SomeObject IS NULL }', true],
    ['{ $.SomeOtherObject IS NULL }', false],
    ['{ $.SomeOtherObject NOT EXISTS }', true],
    ['{ $.SomeObject NOT EXISTS }', false],
    ['{ $.SomeObject EXISTS }', true],
    ['{ $.ThisFlag IS TRUE }', true],
    ['{ $.ThisFlag IS FALSE }', false],
  ])('%s: %s', (pattern, matches) => {
    expect(filterPattern(pattern)(trail)).toBe(matches);
  });
});

describe('documented: compound conditions', () => {
  test.each([
    ['{ ($.user.id = 1) && ($.users[0].email = "John.Doe@example.com") }', true],
    ['{ ($.user.id = 2 && $.users[0].email = "nonmatch") || $.actions[2] = "GET" }', false],
    [
      '{ $.user.email = "John.Stiles@example.com" || $.coordinates[0][1] = nonmatch && $.actions[2] = nomatch }',
      true,
    ],
    [
      '{ ($.user.email = "John.Stiles@example.com" || $.coordinates[0][1] = nonmatch) && $.actions[2] = nomatch }',
      false,
    ],
  ])('%s: %s', (pattern, matches) => {
    expect(filterPattern(pattern)(people)).toBe(matches);
  });
});

test('documented: a selector must point to a value', () => {
  for (const pattern of ['{ $.users = 1 }', '{ $.users != 1 }']) {
    expect(filterPattern(pattern)({ users: [1, 2, 3] })).toBe(false);
  }
});

describe('documented: numbers', () => {
  const event = {
    ...{ latency: 500, numbers: [9999], small: [0.0099], errorCode: 400 },
    processes: [{}, {}, {}, {}, { averageRuntime: 55.5 }],
  };
  test.each([
    ['{ $.latency >= 500 }', true],
    ['{ $.latency > 500 }', false],
    ['{ $.latency > +1000 }', false],
    ['{ $.latency > -1 }', true],
    ['{ $.numbers[0] < 10e3 }', true],
    ['{ $.small[0] < 10e-3 }', true],
    ['{ $.numbers[0] < 10e-3 }', false],
    ['{ $.processes[4].averageRuntime <= 55.5 }', true],
    ['{ $.errorCode = 400 }', true],
    ['{ $.errorCode != 500 }', true],
    ['{ $.errorCode != 400 }', false],
    ['{ $.latency = * }', true],
  ])('%s: %s', (pattern, matches) => {
    expect(filterPattern(pattern)(event)).toBe(matches);
  });
});

describe('documented: the asterisk', () => {
  test.each([
    ['*Event', 'PutEvent', true],
    ['*Event', 'GetEvent', true],
    ['Event*', 'EventId', true],
    ['Event*', 'EventName', true],
    ['Event*', 'PutEvent', false],
    ['Ev*ent', 'Ev*ent', true],
    ['Ev*ent', 'Evident', false],
    ['*vent*', 'PutEvents', true],
  ])('%s and %s: %s', (wanted, value, matches) => {
    expect(filterPattern(`{ $.name = ${wanted} }`)({ name: value })).toBe(matches);
  });
});

describe('the stricter reading', () => {
  test.each([
    ['{ $.status != 500 }', {}],
    ['{ $.status >= 500 }', { status: '503' }],
    ['{ $.status = 500 }', { status: '500' }],
    ['{ $.status = "500" }', { status: 500 }],
    ['{ $.Event = "request" }', { event: 'request' }],
    ['{ $.event = "REQUEST" }', { event: 'request' }],
    ['{ $.event = "request" }', 'request'],
    ['{ $.constructor EXISTS }', {}],
  ])('%s does not match %j', (pattern, event) => {
    expect(filterPattern(pattern)(event)).toBe(false);
  });
});

describe('what is no pattern for JSON, or of a kind not known here, is refused', () => {
  test.each([
    '',
    'ERROR',
    '[ip, user]',
    '{ }',
    '{ event = "request" }',
    '{ $.event }',
    '{ $.event = }',
    '{ $.event == "request" }',
    '{ $.event = "request" & $.status = 1 }',
    '{ ($.event = "request" }',
    '{ $.event = "request") }',
    '{ $.event = "request" $.status = 1 }',
    '{ $.event > "request" }',
    '{ $.event = %request% }',
    '{ $.flag IS MAYBE }',
    '{ $.[0] = 1 }',
  ])('%s', (pattern) => {
    expect(() => filterPattern(pattern)).toThrow(SyntaxError);
  });
});
