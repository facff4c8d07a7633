import type { Meant, Told } from '../../../apps/backend/test/invariants/evidence';
import type { Draft } from '../../../apps/backend/test/simulation/caregiver/drafts';
import type { Attempt, Entry } from './journal';

/** What a caregiver knows to have done: the sum of their journal. */
export interface Memory {
  /** All that was ever sealed, by id. */
  meant: Map<string, Meant>;
  /** The commands that the phone must have. */
  kept: Set<string>;
  /** Drafts as they were on the screen when saving them was confirmed. */
  drafts: Map<string, Draft>;
  /** By command. */
  told: Map<string, Told>;
  /** Begun, and nobody knows yet whether it was done. */
  sealing: Attempt[] | null;
  typing: { key: string; draft: Draft } | null;
  /** What was seen in their place, of all drafts there ever were, by `draftText`: a phone that is put back has old ones. */
  everTyped: Map<string, string | null>;
  /** The phone was put back: what it has of drafts is another story. */
  draftsUnknown: boolean;
  faults: string[];
  /** All that was ever told, taken back or not. */
  everTold: Set<string>;
}

export const draftText = (key: string, body: string): string => `${key} ${body}`;

export function remembered(entries: readonly Entry[]): Memory {
  const memory: Memory = {
    ...{ meant: new Map(), kept: new Set(), drafts: new Map(), told: new Map(), sealing: null, typing: null },
    ...{ everTyped: new Map(), draftsUnknown: false, faults: [], everTold: new Set() },
  };
  for (const entry of entries) remember(memory, entry);
  return memory;
}

export function remember(memory: Memory, entry: Entry): void {
  switch (entry.did) {
    case 'start':
      return;
    case 'seal':
      memory.sealing = entry.commands;
      return;
    case 'sealed':
      entry.ids.forEach((id, at) => sealed(memory, id, memory.sealing![at]!));
      memory.sealing = null;
      return;
    case 'not sealed':
      memory.sealing = null;
      return;
    case 'type':
      memory.typing = { key: entry.key, draft: { body: entry.body, seen: entry.seen } };
      memory.everTyped.set(draftText(entry.key, entry.body), entry.seen);
      return;
    case 'typed':
      memory.drafts.set(memory.typing!.key, memory.typing!.draft);
      memory.typing = null;
      return;
    case 'not typed':
      memory.typing = null;
      return;
    case 'gone':
      memory.drafts.delete(entry.key);
      return;
    case 'told':
      memory.everTold.add(entry.id);
      memory.told.set(entry.id, { id: entry.id, outcome: entry.outcome, epoch: entry.epoch });
      return;
    case 'asked again':
      memory.told.delete(entry.id);
      return;
    case 'put back':
      for (const id of entry.gone) {
        memory.kept.delete(id);
        memory.told.delete(id);
      }
      Object.assign(memory, { sealing: null, typing: null, draftsUnknown: true });
      return;
    case 'fault':
      memory.faults.push(entry.fault);
  }
}

function sealed(
  { meant, kept, drafts }: Memory,
  id: string,
  { type, payload, consumes, seen }: Attempt,
): void {
  meant.set(id, { type, payload, seen: new Map(seen) });
  kept.add(id);
  for (const key of consumes) drafts.delete(key);
}
