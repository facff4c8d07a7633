import type { Chance } from './chance';
import type { Climate } from './climate';
import type { VirtualDevice } from './device/virtual-device';
import type { Judge } from './judge';
import type { Network } from './network/network';
import type { Server } from './server/server';
import type { Line } from './story/story';
import type { Tally } from './tally';

/** A world, as what happens in it sees it. */
export interface Scene {
  readonly chance: Chance;
  readonly climate: Climate;
  readonly server: Server;
  readonly network: Network;
  readonly devices: VirtualDevice[];
  readonly judge: Judge;
  /** Counts what happened, for the figures. */
  readonly tally: Tally;
  /** Adds a line to the story. */
  tell(line: Line): void;
  /** A person does something on a device; the process may die over it. */
  act(device: VirtualDevice): Promise<void>;
  /** Exchanges until nothing is due, unless it fails or the app is put away. */
  sync(device: VirtualDevice): Promise<void>;
  /** A device changes hands; the process may die over it. */
  handOver(device: VirtualDevice, work: () => Promise<void>): Promise<void>;
  /** One step of a device's pictures; whether there is more to do at once. The process may die over it. */
  carryPictures(device: VirtualDevice): Promise<boolean>;
}
