import { put, type Change } from '@berthcare/shared/commands/command';
import type { VitalValue } from '@berthcare/shared/domain/entry';
import { clientId } from './clients';
import type { Done } from './documented';
import { demoId } from './ids';
import { MINUTE } from './time';

/**
 * What was said of completed visits afterwards: some addenda.
 * @param done the visits of the demo's first day
 */
export function remarks(done: readonly Done[], today: string): Change[] {
  const last = (client: string): Done | undefined =>
    done
      .filter(
        ({ visit }) =>
          visit.streamId === clientId(client) && visit.state === 'completed' && visit.day < today,
      )
      .at(-1);
  return [
    ...corrected(last('penner'), 'vital.pulse', 9, 'Digits swapped'),
    ...corrected(last('fiset'), 'vital.pulse', -12, 'Repris au poignet pendant une minute'),
    ...added(
      last('boyd'),
      'Son called back in the evening: she had been up twice the night before.',
      'Came in after the visit',
    ),
    ...added(
      last('nault'),
      'La poulie du lève-personne grince, signalée au fournisseur.',
      'Oublié dans la note',
    ),
  ];
}

function corrected(done: Done | undefined, item: string, by: number, reason: string): Change[] {
  const entry = done?.entries.find((found) => found.item === item);
  if (!done || entry?.value.kind !== 'vital') return [];
  const value = { ...entry.value, amount: entry.value.amount + by };
  return [addendum(done, { item, value, previous: entry.value, text: null, reason, minutes: 27 })];
}

const added = (done: Done | undefined, text: string, reason: string): Change[] =>
  done ? [addendum(done, { item: null, value: null, previous: null, text, reason, minutes: 190 })] : [];

interface Written {
  item: string | null;
  value: VitalValue | null;
  previous: VitalValue | null;
  text: string | null;
  reason: string;
  /** After the lock. */
  minutes: number;
}

function addendum({ visit }: Done, { minutes, ...written }: Written): Change {
  const at = visit.lockedAt! + minutes * MINUTE;
  return put('addendum', {
    ...{ id: demoId('addendum', visit.id), streamId: visit.streamId, visitId: visit.id, day: visit.day },
    ...written,
    ...{ authorId: visit.completedBy!, at, receivedAt: at + 20_000 },
  });
}
