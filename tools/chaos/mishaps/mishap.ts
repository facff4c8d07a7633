import type { Scene } from '../scene';

/** Something that goes wrong. When it has happened everything runs again: what it did to the data is another matter. */
export interface Mishap {
  /** As the story tells it. */
  name: string;
  /** How often, beside the others; more than 0. */
  weight: number;
  /** What it would happen to, of what nothing else is happening to; null where there is nothing. */
  target(scene: Scene, free: Free): Target | null;
}

export interface Target {
  /** What it is called, where the mishap's own name says too little. */
  name?: string;
  /** Nothing else happens to these meanwhile. */
  things: readonly object[];
  happen(): Promise<void>;
}

/** Those of the things that nothing is happening to. */
export type Free = <Thing extends object>(things: readonly Thing[]) => Thing[];
