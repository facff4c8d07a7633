import { expect, test } from 'vitest';
import { readOptions } from './options';
import { planOf, turned, type Task } from './plan';
import type { Sample } from './samples';

const known = ['ours', 'floor'];
const options = (...words: string[]) => readOptions(words, known)!;
const everything = () => ['cells', 'fleet', 'idle'] as const;
const sampleOf = (task: Task, contestant: string) => ({ ...task, contestant }) as unknown as Sample;

test('rounds take turns, so that a run that is cut short has measured a bit of everything', () => {
  const plan = planOf(options('--parts', 'cells', '--rounds', '2', '--sizes', '600,3000'), everything, []);
  expect(plan.map((task) => ('rows' in task ? `${task.round} ${task.line} ${task.rows}` : ''))).toEqual([
    ...['1 near 600', '1 near 3000', '1 far 3000'],
    ...['2 near 600', '2 near 3000', '2 far 3000'],
  ]);
});

test('what everybody has done is not done again; what one lacks is', () => {
  const asked = options('--parts', 'fleet', '--fleet-rounds', '1');
  const [first, second] = planOf(asked, everything, []) as [Task, Task];
  const done = [sampleOf(first, 'ours'), sampleOf(first, 'floor'), sampleOf(second, 'ours')];
  expect(planOf(asked, everything, done)).toEqual([second]);
});

test('nobody is waited for who cannot take part', () => {
  const asked = options('--parts', 'idle');
  const [task] = planOf(asked, everything, []) as [Task];
  const partsOf = (name: string) => (name === 'ours' ? everything() : (['cells'] as const));
  expect(planOf(asked, partsOf, [sampleOf(task, 'ours')])).toEqual([]);
});

test('who begins changes from round to round', () => {
  expect([0, 1, 2, 3].map((round) => turned(['a', 'b', 'c'], round).join(''))).toEqual([
    'abc',
    'bca',
    'cab',
    'abc',
  ]);
});
