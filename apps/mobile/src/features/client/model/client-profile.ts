import type { BothLanguages } from '@berthcare/shared/domain/template';
import type { Target } from '@berthcare/shared/domain/vital-notice';
import type { VitalCode } from '@berthcare/shared/domain/vitals';
import type { Flag } from '../../visit/model/care-record';
import type { VitalRow } from '../../visit/model/rows';

/** A line of the care plan that changed. */
export interface PlanChange {
  id: string;
  text: string;
  by: string | null;
  at: number;
}

/** A past visit as one reads it at the door. */
export interface PastVisit {
  id: string;
  day: string;
  template: BothLanguages;
  /** Null when it was the reader's own. */
  by: string | null;
  note: string | null;
  vitals: readonly Pick<VitalRow, 'vital' | 'value'>[];
}

/** What one needs to know before the door opens, in the order a nurse asks. */
export interface ClientProfile {
  id: string;
  name: string;
  birthDay: string;
  /** The day it is read, for the age. */
  today: string;
  condition: string;
  address: string;
  phone: string | null;
  access: string | null;
  accessCode: string | null;
  allergies: readonly { substance: string; reaction: string | null }[];
  flags: readonly Pick<Flag, 'id' | 'kind' | 'label' | 'detail'>[];
  /** Since the reader's last visit; without one, of the last week (`since` is null). */
  changes: readonly PlanChange[];
  since: string | null;
  plan: readonly {
    id: string;
    title: string;
    detail: string | null;
    provenBy: VitalCode | null;
    task: boolean;
  }[];
  targets: readonly (Target & { vital: VitalCode })[];
  past: readonly PastVisit[];
  people: readonly {
    id: string;
    name: string;
    relation: string;
    phone: string | null;
    representative: boolean;
  }[];
  /** The visit that can be started or gone on with from here. */
  visit: { id: string; template: BothLanguages; plannedStart: number; underWay: boolean } | null;
}
