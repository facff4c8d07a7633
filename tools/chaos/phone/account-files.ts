import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Account, AccountStore } from '../../../apps/mobile/src/session/account';
import { writeWhole } from '../write-whole';

type DeviceKey = { publicJwk(): Promise<PublicJwk>; sign(text: string): Promise<string> };
interface PublicJwk {
  kty: 'EC';
  crv: 'P-256';
  x: string;
  y: string;
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' };

const read = <T>(path: string): T | null =>
  existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : null;

/** What the app keeps in the phone's secure store, in files of a folder. */
export function accountFiles(folder: string): AccountStore {
  const [account, token] = ['account.json', 'token.json'].map((name) => join(folder, name)) as [
    string,
    string,
  ];
  return {
    read: async () => {
      const known = read<Account>(account);
      return known && { account: known, token: read<string>(token) };
    },
    write: async (given) => writeWhole(account, given),
    writeToken: async (given) => writeWhole(token, given),
    // Nobody leaves these phones.
    ...{ authorKey: async () => null, pushToken: async () => null, isLeaving: async () => false },
    ...{ leave: async () => undefined, stay: async () => undefined, forget: async () => undefined },
  };
}

/** The device's key, made at first use. */
export async function keyFile(folder: string): Promise<DeviceKey> {
  const path = join(folder, 'key.json');
  const jwk = read<JsonWebKey>(path) ?? (await newKey(path));
  const key = await crypto.subtle.importKey('jwk', jwk, ALGORITHM, false, ['sign']);
  return {
    publicJwk: async () => ({ kty: 'EC', crv: 'P-256', x: jwk.x!, y: jwk.y! }),
    sign: async (text) => {
      const bytes = new TextEncoder().encode(text);
      const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, bytes);
      return Buffer.from(signature).toString('base64url');
    },
  };
}

async function newKey(path: string): Promise<JsonWebKey> {
  const { privateKey } = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const jwk = await crypto.subtle.exportKey('jwk', privateKey);
  writeWhole(path, jwk);
  return jwk;
}
