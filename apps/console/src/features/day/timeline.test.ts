import { expect, test } from 'vitest';
import { at, fixtureDay, now, timeZone } from '../../../test/fixture-day';
import { boardOf, type BoardVisit } from './board';
import { hoursBeside, placeLane, spanOf, timelineOf } from './timeline';

const board = boardOf(fixtureDay(), now);
const timeline = timelineOf(board, now, timeZone)!;
const visit = (client: string): BoardVisit => board.visits.find(({ clientName }) => clientName === client)!;
const noRoom = () => ({ least: 0, wanted: 0 });

test('begins at the full hour before the first visit and ends after the last', () => {
  expect(timeline.start).toBe(at('7:00'));
  expect(timeline.end).toBe(at('16:30'));
  expect(timeline.hours).toHaveLength(10);
  expect(timeline.at(at('7:00'))).toBe(0);
  expect(timeline.at(at('16:30'))).toBe(1);
});

test('shows eight hours, however few visits there are', () => {
  const one = timelineOf({ ...board, visits: [visit('Anh Tran')] }, now, timeZone)!;
  expect(one.end - one.start).toBe(8 * 3_600_000);
  expect(timelineOf({ ...board, visits: [] }, now, timeZone)).toBeNull();
});

test('full hours are those of the wall, in zones of half hours too', () => {
  const newfoundland = timelineOf(board, now, 'America/St_Johns')!;
  expect(new Date(newfoundland.start).getUTCMinutes()).toBe(30);
});

test('an hour that the time it is would cover has no label', () => {
  const quarter = timeline.at(at('7:15'));
  expect(hoursBeside(timeline, at('13:14'), quarter)).not.toContain(at('13:00'));
  expect(hoursBeside(timeline, at('13:16'), quarter)).toEqual(timeline.hours);
  expect(hoursBeside(timeline, null, quarter)).toEqual(timeline.hours);
});

test('a visit lies where it was, not where it was planned', () => {
  expect(spanOf(visit('Margaret Osei'), now)).toEqual({ start: at('12:03'), end: at('12:43') });
  expect(spanOf(visit('Anh Tran'), now)).toEqual({ start: at('14:00'), end: at('15:00') });
});

test('a visit under way grows with the time once it takes longer than planned', () => {
  const hebert = visit('Joseph Hébert');
  expect(spanOf(hebert, now).end).toBe(at('14:02'));
  expect(spanOf(hebert, at('14:30')).end).toBe(at('14:30'));
});

test('visits that overlap lie below each other', () => {
  const rows = placeLane(
    [visit('Anh Tran'), visit('Irène Jutras'), visit('Agnes Kent')],
    timeline,
    now,
    noRoom,
  );
  expect(rows.map(({ row }) => row)).toEqual([0, 1, 0]);
});

test('a short visit takes as much of the free time after it as its words need', () => {
  const ito = visit('Stanley Ito');
  const hour = 1 / 9.5;
  const room = () => ({ least: hour, wanted: 2 * hour });
  const [alone] = placeLane([ito], timeline, now, room);
  expect(alone?.width).toBeCloseTo(2 * hour, 5);
  const [first, second] = placeLane([ito, visit('Marie Sauvé')], timeline, now, room);
  expect(first?.width).toBeCloseTo(hour, 5);
  expect(second?.row).toBe(1);
});
