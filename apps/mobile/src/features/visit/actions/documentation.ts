import type { AnyGiven } from '@berthcare/sync-client/given';
import type { PayloadOf } from '@berthcare/shared/commands/commands';
import type { EntryValue } from '@berthcare/shared/domain/entry';
import type { Device } from '@berthcare/sync-client/device';
import { CommandRefused } from '@berthcare/sync-client/dispatch';
import type { Beginning } from '@berthcare/sync-client/saw';
import { turns } from '@berthcare/sync-client/sqlite/turns';
import type { Entry } from '../model/care-record';
import type { EntryDraft } from '../model/entries';
import { emptyForm, isBlank, type Opened, type VisitForm } from '../model/visit-form';
import { documentGiven } from './document-given';
import { entryKey, formKey, readDrafts, saveEntry, saveForm, valueShown } from './draft-rows';
import { photosGiven } from '../../photos/actions/photo-drafts';

/** What was sealed, and lies over the rows that the screen read before. */
interface SealedEntry {
  draft: EntryDraft;
  /** When what those rows have of its item was recorded; null where they have nothing. */
  under: readonly (number | null)[];
}

/** What is being written in a visit, as the screen shows it. */
export interface Writing {
  /** False until what an earlier run left behind is read. */
  ready: boolean;
  /** Not sealed yet. */
  drafts: readonly EntryDraft[];
  /** Sealed, but the screen may not have read the rows again yet: they stay laid over until it shows others. */
  sealed: readonly SealedEntry[];
  form: VisitForm;
  /** The keys of what was written here and does not open any more. */
  unreadable: readonly string[];
  /** When what is on the screen was last durable; null while nothing was written. */
  savedAt: number | null;
  /**
   * Why the rule took no more from this author (a stable code); what they wrote stays here. `device.not_held`: the record has
   * left the phone, and what they wrote since is on this screen alone.
   */
  refused: string | null;
}

export type Completion = Omit<PayloadOf<'visit.complete'>, 'visitId'>;

/** How a visit ends: what is signed, and what was only reused. */
export interface Closing {
  completion: Completion;
  reused: readonly EntryDraft[];
}

/** Writes a visit's documentation: every change is a durable draft at once, and drafts are sealed into commands. */
export interface Documentation {
  state: () => Writing;
  subscribe: (listener: () => void) => () => void;
  write: (drafts: readonly EntryDraft[]) => void;
  /**
   * Writes words as they are typed. Their field shows them by itself, so listeners hear of them once they are durable:
   * the screen is drawn once a key, and never between a key and its save.
   */
  type: (draft: EntryDraft) => void;
  /** Takes back what was not sealed yet. */
  drop: (items: readonly string[]) => void;
  change: (part: Partial<VisitForm>) => void;
  /** Leaves out what does not open any more, so that nothing of it waits. */
  leaveOut: () => void;
  /** Seals what is written into one command. */
  seal: () => Promise<void>;
  /**
   * Waits for the photos that are still being kept; seals what is left, `reused` items and photos included, and completes the
   * visit: all or nothing. What does not open is left out then: nobody could write it again. False where a photo could not be
   * kept: then nothing is completed. Asked again meanwhile it is the same completion.
   * @param closing says how it ends once nothing is waited for: what was measured meanwhile is not reused any more
   */
  complete: (closing: () => Closing) => Promise<boolean>;
  /** The rows on the screen are these: nothing that was sealed is laid over others than it was laid over then. */
  seen: (entries: readonly Entry[]) => void;
}

interface Ports {
  device: Pick<Device, 'drafts' | 'written' | 'saveDraft' | 'dropDrafts' | 'dispatchAll'>;
  visitId: string;
  clientId: string;
  now: () => number;
  /** Resolves when no photo of the visit is being kept any more: to whether all are. */
  photosKept: () => Promise<boolean>;
}

/** Why something was refused; any other fault is thrown on. */
function reasonOf(error: unknown): string {
  if (!(error instanceof CommandRefused)) throw error;
  return error.reason;
}

export function openDocumentation({ device, visitId, clientId, now, photosKept }: Ports): Documentation {
  const inOrder = turns();
  const listeners = new Set<() => void>();
  let rows: readonly Entry[] = [];
  /** Being sealed. */
  let leaving: readonly EntryDraft[] = [];
  /**
   * By item: what the screen showed there when what is being written was begun, where that was in this run of the app; words that are
   * being sealed, where it goes on after them.
   */
  const begunOver = new Map<string, EntryValue | undefined>();
  /** The keys that wait to be saved, and which turn does it. */
  const unsaved = new Map<string, symbol>();
  let state: Writing = {
    ...{
      ready: false,
      drafts: [],
      sealed: [],
      form: emptyForm,
      unreadable: [],
      savedAt: null,
      refused: null,
    },
  };
  const tell = () => listeners.forEach((listener) => listener());
  const enter = (part: Partial<Writing>) => {
    state = { ...state, ...part };
    tell();
  };

  void inOrder(async () => {
    const { entries, form, unreadable } = await readDrafts(device, visitId);
    enter({ ready: true, drafts: entries, form, unreadable });
  });

  const rowOf = (item: string) => rows.find((row) => row.item === item);
  const sealedOf = (item: string) => state.sealed.find(({ draft }) => draft.item === item);
  const draftOf = (item: string) => state.drafts.find((draft) => draft.item === item);
  /** What the screen shows where nothing is being written. */
  const shownValue = (item: string) => (sealedOf(item)?.draft ?? rowOf(item))?.value;
  const beginningsOf = (drafts: readonly EntryDraft[]) =>
    drafts
      .filter(({ item }) => begunOver.has(item))
      .map(({ item }) => valueShown(visitId, item, begunOver.get(item)));
  const begin = (item: string) => {
    const { opened } = state.form;
    const asOpened = opened?.item === item ? opened.over : undefined;
    begunOver.set(item, asOpened === undefined ? shownValue(item) : (asOpened ?? undefined));
  };
  /** A sheet hides what stands there: what that was when it was opened counts. */
  const withBeginning = (opened: Opened): Opened => {
    const { item } = opened;
    const before = state.form.opened?.item === item ? state.form.opened.over : undefined;
    return {
      ...opened,
      over: before !== undefined ? before : (draftOf(item)?.value ?? shownValue(item) ?? null),
    };
  };
  const layOver = (draft: EntryDraft): SealedEntry => {
    const earlier = sealedOf(draft.item);
    const under = earlier ? [...earlier.under, earlier.draft.recordedAt] : [];
    return { draft, under: [...under, rowOf(draft.item)?.recordedAt ?? null] };
  };

  /** Saves the latest of a key; keystrokes that come while one is being saved share the next save. */
  const save = (key: string, work: () => Promise<void>) => {
    if (unsaved.has(key)) return;
    const turn = Symbol(key);
    unsaved.set(key, turn);
    void inOrder(async () => {
      if (unsaved.get(key) !== turn) return;
      unsaved.delete(key);
      try {
        await work();
        // What is written anew lies in the place of what did not open.
        state = { ...state, savedAt: now(), unreadable: state.unreadable.filter((one) => one !== key) };
      } catch (error) {
        state = { ...state, refused: reasonOf(error) };
      } finally {
        tell();
      }
    });
  };
  const saveLatest = (item: string) => {
    const draft = draftOf(item);
    if (!draft) return Promise.resolve();
    const shown = begunOver.has(item) ? begunOver.get(item) : shownValue(item);
    return saveEntry(device, visitId, draft, shown, now());
  };
  const saveLatestForm = () =>
    isBlank(state.form)
      ? device.dropDrafts([formKey(visitId)])
      : saveForm(device, visitId, state.form, now());

  const visit = { id: visitId, streamId: clientId };

  /** Takes the drafts and begins to save them, before anybody hears of them and draws. */
  const keep = (drafts: readonly EntryDraft[]) => {
    const items = new Set(drafts.map(({ item }) => item));
    for (const item of items) {
      const earlier = draftOf(item);
      if (!earlier) begin(item);
      else if (leaving.includes(earlier)) begunOver.set(item, earlier.value);
    }
    const others = state.drafts.filter(({ item }) => !items.has(item));
    state = { ...state, drafts: [...others, ...drafts] };
    for (const item of items) save(entryKey(visitId, item), () => saveLatest(item));
  };

  /** Seals the drafts there are when its turn comes. What is typed meanwhile is a draft of its own. */
  const sealing = (
    givenOf: (
      drafts: readonly EntryDraft[],
      beginnings: readonly Beginning[],
    ) => AnyGiven[] | Promise<AnyGiven[]>,
    after: (drafts: readonly EntryDraft[]) => Partial<Writing>,
  ) =>
    inOrder(async () => {
      const { drafts } = state;
      const before = new Map(begunOver);
      const beginnings = beginningsOf(drafts);
      leaving = drafts;
      try {
        const given = await givenOf(drafts, beginnings);
        if (given.length === 0) return;
        await device.dispatchAll(given).catch(async (error: unknown) => {
          if (reasonOf(error) !== 'device.photo_taken_back') throw error;
          // Meanwhile, by its person: the others go without it.
          await device.dispatchAll(await givenOf(drafts, beginnings));
        });
        const left = state.drafts.filter((draft) => !drafts.includes(draft));
        const others = state.sealed.filter(({ draft: { item } }) => !drafts.some((one) => one.item === item));
        enter({ drafts: left, sealed: [...others, ...drafts.map(layOver)], refused: null, ...after(drafts) });
      } catch (error) {
        for (const { item } of drafts) {
          if (before.has(item)) begunOver.set(item, before.get(item));
          else begunOver.delete(item);
        }
        enter({ refused: reasonOf(error) });
      } finally {
        leaving = [];
      }
    });

  /** What did not open when the screen did is asked once more: it may by now. */
  const leaveOut = () =>
    inOrder(async () => {
      if (state.unreadable.length === 0) return;
      const { unreadable } = await device.written(visitId);
      await device.dropDrafts(unreadable.filter((key) => state.unreadable.includes(key)));
      enter({ unreadable: [] });
    });

  let completing: Promise<boolean> | null = null;
  const completeOnce = async (closing: () => Closing) => {
    if (!(await photosKept())) return false;
    await sealing(
      async (drafts, beginnings) => {
        const photos = photosGiven(visit, await device.drafts(visitId));
        const { completion, reused } = closing();
        const left = reused.filter(({ item }) => !drafts.some((draft) => draft.item === item));
        const entries = [...drafts, ...left];
        const complete: AnyGiven = {
          type: 'visit.complete',
          payload: { visitId, ...completion },
          stream: clientId,
          consumes: [formKey(visitId)],
        };
        const over = [...beginnings, ...left.map(({ item }) => valueShown(visitId, item, shownValue(item)))];
        const documented = entries.length > 0 ? [documentGiven(visit, entries, drafts, over)] : [];
        return [...photos, ...documented, complete];
      },
      () => ({ form: emptyForm }),
    );
    if (state.refused === null) await leaveOut();
    return true;
  };

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    write(drafts) {
      keep(drafts);
      tell();
    },
    type: (draft) => keep([draft]),
    drop(items) {
      if (items.length === 0) return;
      enter({ drafts: state.drafts.filter(({ item }) => !items.includes(item)) });
      // Saved no more; what is written there anew is saved after this.
      for (const item of items) unsaved.delete(entryKey(visitId, item));
      void inOrder(() => device.dropDrafts(items.map((item) => entryKey(visitId, item))));
    },
    change(part) {
      const opened = part.opened && withBeginning(part.opened);
      state = { ...state, form: { ...state.form, ...part, ...(opened && { opened }) } };
      save(formKey(visitId), saveLatestForm);
      tell();
    },
    leaveOut: () => void leaveOut(),
    seal: () =>
      sealing(
        (drafts, beginnings) => (drafts.length > 0 ? [documentGiven(visit, drafts, drafts, beginnings)] : []),
        () => ({}),
      ),
    complete(closing) {
      completing ??= completeOnce(closing).finally(() => {
        completing = null;
      });
      return completing;
    },
    seen(entries) {
      rows = entries;
      const left = state.sealed.filter(({ draft, under }) =>
        under.includes(rowOf(draft.item)?.recordedAt ?? null),
      );
      if (left.length < state.sealed.length) enter({ sealed: left });
    },
  };
}
