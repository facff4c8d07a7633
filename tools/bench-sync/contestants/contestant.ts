import type { Entry } from '../../../apps/backend/seeds/documented';
import type { EntryValue } from '../../../libs/shared/src/domain/entry';
import type { LoginUrls } from '../../check/login-urls';
import type { Caregiver, World } from '../world/world';

/** What a device needs to reach its server as somebody. */
export interface Identity {
  personId: string;
  agencyId: string;
  /** Proves who it is, in whatever way the contestant has. */
  key: string;
}

/**
 * A contestant's half on the phone; it runs in a process of its own. What is timed is `sync` alone: from the wish to know
 * what is new until all of it is in the device's store, and until the server has all that was edited here.
 */
export interface Device {
  sync(): Promise<void>;
  /** Loses its network, before the office does something. Missing where it holds no line between syncs. */
  leave?(): Promise<void>;
  /** Writes these values while there is no network. */
  edit(entries: readonly Entry[]): Promise<void>;
  /** How many rows of care records it holds, and what it says of one entry: that the work was done is looked at. */
  rows(): Promise<number>;
  valueOf(entryId: string): Promise<EntryValue | null>;
  /** Stays connected and idle, as its makers mean it, until it is closed. Missing where it has no such state. */
  live?(): Promise<void>;
  close(): Promise<void>;
}

/** A device with nothing in its store, its tables made. */
export type OpenDevice = (url: string, identity: Identity) => Promise<Device>;

/** A contestant's server, brought up and filled, and what the office does there. None of it is timed. */
export interface Office {
  /** Where its devices ask, on 127.0.0.1. */
  port: number;
  /** Its processes; what they start counts with them. Of PostgreSQL nothing. */
  pids: readonly number[];
  /** The PostgreSQL that it keeps its rows in; null where it keeps them elsewhere. */
  postgresPid: number | null;
  identityOf(caregiver: Caregiver): Identity;
  /** Somebody in the office writes other values into these entries. */
  change(entries: readonly Entry[]): Promise<void>;
  /** The caregiver's spare record becomes theirs, and is taken from them. */
  give(caregiver: Caregiver): Promise<void>;
  take(caregiver: Caregiver): Promise<void>;
  valueOf(entryId: string): Promise<EntryValue | null>;
  /** Asks as a device would, and reads the answer, but keeps nothing: for a thousand devices in one process. */
  wire?: WireDevice;
  close(): Promise<void>;
}

/** The requests of one device without the device. Each call is one device on a connection of its own. */
export interface WireDevice {
  /** Everything a new device gets; answers what a device that has it asks with. */
  cold(url: string, identity: Identity): Promise<unknown>;
  /** A device that has everything asks whether there is more. */
  warm(url: string, identity: Identity, held: unknown): Promise<void>;
}

/** What the harness gives to a contestant. */
export interface Place {
  world: World;
  postgresPid: number;
  /** An empty database on the one server that all share; migrated, it has the product's schema. */
  database(name: string, migrated: boolean): Promise<LoginUrls>;
}

export type Part = 'cells' | 'fleet' | 'idle';

export interface Contestant {
  name: string;
  /** What it can take part in. */
  parts: readonly Part[];
  /** Cells that it has no way to do, and why. */
  cannot?: Readonly<Record<string, string>>;
  /** Where its rows are, and what a crash would cost: on the server, and on the device here. */
  about: { server: string; device: string };
  /** The program for its devices, beside this file's folder; and what runs it. */
  device: { module: string; node?: string };
  open(place: Place): Promise<Office>;
}
