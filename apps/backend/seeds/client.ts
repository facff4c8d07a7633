import type { VitalCode } from '@berthcare/shared/domain/vitals';
import type { CaregiverKey } from './staff';
import type { TemplateCode } from './templates';

/** How a vital sign goes over the weeks. */
export interface Course {
  usual: number;
  /** Diastolic, for blood pressure. */
  second?: number;
  /** How far it swings within some weeks, and from one visit to the next. */
  drift?: number;
  noise?: number;
  /** The usual range of the plan. */
  range?: [low: number, high: number];
}

export interface PlanTask {
  title: string;
  detail?: string;
  provenBy?: VitalCode;
}

/** A fictional client. Nothing here is about anybody. */
export interface DemoClient {
  /** Names the client in ids: never changes. */
  key: string;
  name: string;
  birthDay: string;
  condition: string;
  address: string;
  access?: string;
  accessCode?: string;
  phone?: string;
  /** Of the person and of what is written about them. */
  language: 'en' | 'fr';
  at: [latitude: number, longitude: number];
  caregiver: CaregiverKey;
  template: TemplateCode;
  /** When a visit usually begins, how long it takes, and every how many days. */
  start: string;
  minutes: number;
  every: number;
  allergies?: [substance: string, reaction?: string][];
  flags?: [
    kind: 'falls' | 'hearing' | 'vision' | 'memory' | 'pet' | 'smoking' | 'other',
    label: string,
    detail?: string,
  ][];
  contacts: [name: string, relation: string, phone: string, representative?: true][];
  tasks?: PlanTask[];
  instructions?: [title: string, detail?: string][];
  vitals?: Partial<Record<VitalCode, Course>>;
}
