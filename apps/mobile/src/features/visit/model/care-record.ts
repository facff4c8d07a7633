import type { Row } from '@berthcare/shared/record/table';
import type { Tables } from '@berthcare/shared/record/tables';

type Of<Name extends keyof Tables> = Row<Tables[Name]>;

export type Visit = Of<'visit'>;
export type Entry = Of<'visitEntry'>;
export type PlanItem = Of<'planItem'>;
export type Target = Of<'vitalTarget'>;
export type Template = Of<'template'>;
export type Client = Of<'client'>;
export type Allergy = Of<'allergy'>;
export type Flag = Of<'flag'>;
export type Contact = Of<'contact'>;
export type Phrase = Of<'phrase'>;
export type Staff = Of<'staff'>;
export type Office = Of<'office'>;
export type Addendum = Of<'addendum'>;

/** What documenting a visit reads: the visit, what it asks for, and what was recorded before. */
export interface VisitRecord {
  visit: Visit;
  template: Template;
  planItems: readonly PlanItem[];
  targets: readonly Target[];
  /** This visit's entries, with what is being written over them. */
  entries: readonly Entry[];
  /** Entries of the client's earlier visits, any order. */
  past: readonly Entry[];
  /** Epoch milliseconds: how old a carried value is depends on it. */
  now: number;
}
