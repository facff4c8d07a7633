import { addendum } from './addendum';
import { allergy } from './allergy';
import { client } from './client';
import { conflict } from './conflict';
import { contact } from './contact';
import { flag } from './flag';
import { holding } from './holding';
import { office } from './office';
import { photo } from './photo';
import { phrase } from './phrase';
import { planItem } from './plan-item';
import { settlement } from './settlement';
import { staff } from './staff';
import type { StreamKind, Table } from './table';
import { template } from './template';
import { visit } from './visit';
import { visitEntry } from './visit-entry';
import { vitalTarget } from './vital-target';

/** Every synced table, in wire order. */
export const tables = {
  holding,
  office,
  staff,
  template,
  phrase,
  client,
  allergy,
  flag,
  contact,
  planItem,
  vitalTarget,
  visit,
  visitEntry,
  addendum,
  photo,
  conflict,
  settlement,
} as const;

export type Tables = typeof tables;
export type TableName = keyof Tables;

export const tableNames = Object.keys(tables) as TableName[];

export const streamKinds: readonly StreamKind[] = ['person', 'agency', 'client'];

export const tablesOf = (kind: StreamKind): TableName[] =>
  tableNames.filter((name) => (tables[name] as Table).stream === kind);
