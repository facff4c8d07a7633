import type { Climate } from '../climate';
import type { Scene } from '../scene';

/** Something that may happen next in a world: people at work, or a fault. */
export interface Event {
  /** As the figures name it. */
  name: string;
  /** How often it happens, beside the others, in such a climate; 0: never. */
  weight(climate: Climate): number;
  happen(scene: Scene): Promise<void> | void;
}
