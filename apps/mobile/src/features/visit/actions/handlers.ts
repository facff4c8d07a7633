import type { VisitRecord } from '../model/care-record';
import { documentOf, type SectionKey } from '../model/document';
import {
  confirmed,
  leftAsReused,
  measured,
  noteDraft,
  proven,
  settled,
  unmeasured,
  type EntryDraft,
} from '../model/entries';
import { leftOver, mayStay, nextStep, type Step } from '../model/next-step';
import { withDrafts } from '../model/overlay';
import type { TaskRow, VitalRow } from '../model/rows';
import { signatureState, type SignatureDraft } from '../model/signature-draft';
import { choiceOf } from '../model/unmeasured-choice';
import { noChoice } from '../model/task-choice';
import type { VisitHandlers } from '../components/VisitView';
import type { VisitPort } from './visit-port';

export interface VisitProgress {
  /** With drafts laid over. */
  record: VisitRecord;
  section: SectionKey;
  accepted: readonly string[];
  signature: SignatureDraft;
  /** Items that are only drafts: taking them back leaves nothing behind. */
  unsealed: ReadonlySet<string>;
}

type Row = VitalRow | TaskRow;
type Documenting = Omit<VisitHandlers, 'onBack' | 'onSync' | 'onClient' | 'onDecide' | 'onLeaveOut'>;

/** What each touch does to the documentation. */
export function documenting(
  { record, section, accepted, signature, unsealed }: VisitProgress,
  port: VisitPort,
): Documenting {
  const document = documentOf(record);

  const write = (drafts: readonly (EntryDraft | null)[]) =>
    port.write(drafts.filter((draft) => draft !== null));

  /** Confirms carried values, and the tasks that the vitals among them prove. */
  const confirmAll = (rows: readonly Row[], together: boolean): EntryDraft[] => {
    const now = port.now();
    const recorded = rows.filter((row) => row.kind === 'vital');
    const drafts = rows.flatMap((row) => confirmed(row, together, now) ?? []);
    return [...drafts, ...proven(document.tasks, recorded, now)];
  };

  /** Writes, and goes on when that left nothing open in the section. */
  const writeAndGo = (drafts: readonly EntryDraft[]) => {
    port.write(drafts);
    const then = nextStep(section, {
      document: documentOf(withDrafts(record, drafts)),
      signature: signatureState(signature),
      accepted,
    });
    if (then.kind === 'go') port.go(then.section);
  };

  const openRow = (row: Row) => {
    if (row.kind === 'vital') {
      const { item } = row;
      return port.open({ kind: 'vital', item, text: '', unmeasured: choiceOf(row.unmeasured) });
    }
    const done = row.entry && row.value?.done !== 'done' ? row.value!.done : null;
    port.open({ kind: 'task', item: row.item, choice: { ...noChoice, done } });
  };

  /** Tasks that are written today and that this vital proves. */
  const provenWith = (row: VitalRow) =>
    document.tasks.filter(({ provenBy, entry }) => provenBy === row.vital && entry !== null);

  const mayTakeBack = ({ item, last }: Row) => unsealed.has(item) || (last !== null && !last.tooOld);

  const undo = (rows: readonly Row[]) => {
    port.drop(rows.filter(({ item }) => unsealed.has(item)).map(({ item }) => item));
    write(rows.filter(({ item }) => !unsealed.has(item)).map((one) => leftAsReused(one, port.now())));
  };

  const takeBack = (row: Row) => {
    const rows: Row[] = [row, ...(row.kind === 'vital' ? provenWith(row) : [])];
    if (!rows.every(mayTakeBack)) return openRow(row);
    undo(rows);
  };

  const mark = (row: Row) => {
    if (row.standing === 'offered') return port.write(confirmAll([row], false));
    if (row.entry) return takeBack(row);
    if (row.kind === 'task') return port.write([settled(row, { kind: 'task', done: 'done' }, port.now())]);
    openRow(row);
  };

  const step = (next: Step) => {
    if (next.kind === 'together') return writeAndGo(confirmAll(next.rows, true));
    if (next.kind === 'confirm') return writeAndGo(confirmAll([next.row], false));
    if (next.kind === 'do')
      return writeAndGo([settled(next.row, { kind: 'task', done: 'done' }, port.now())]);
    if (next.kind === 'measure') return openRow(next.row);
    if (next.kind === 'write') return port.go('note');
    if (next.kind === 'go') return port.go(next.section);
    if (next.kind === 'complete') port.complete();
  };

  return {
    onSection: port.go,
    onStep: step,
    onMark: mark,
    onOpen: port.open,
    onOpenRow: openRow,
    onVital: (row, value) => {
      const now = port.now();
      port.write([measured(row, value, now), ...proven(document.tasks, [row], now)]);
      port.open(null);
    },
    onUnmeasured: (row, value) => {
      // What was not measured proves no task.
      undo(provenWith(row).filter(mayTakeBack));
      port.write([unmeasured(row, value, port.now())]);
      port.open(null);
    },
    onTask: (row, value) => {
      port.write([settled(row, value, port.now())]);
      port.open(null);
    },
    onNote: (text) => {
      if (document.note) port.type(noteDraft(document.note.item, text, port.now()));
    },
    onSettle: (row) => {
      if (row === 'note') return port.go('note');
      if (row.kind === 'vital' && row.look) return openRow(row);
      mark(row);
    },
    onLeave: (leave) => {
      const staying = leave ? mayStay(document, leftOver(document, [])) : [];
      port.accept(staying.map((row) => (row === 'note' ? 'note' : row.item)));
    },
    onSignature: port.sign,
  };
}
