import {
  activateDevice,
  challengeDevice,
  openDeviceSession,
  sessionChallengeText,
} from '@berthcare/shared/contracts/devices';
import type { DeviceKey } from '../platform/device-key';
import type { HttpClient } from '../platform/http';
import { call } from './api';
import type { Account, AccountStore } from './account';

export interface SessionPorts {
  http: HttpClient;
  store: AccountStore;
  key: () => Promise<DeviceKey>;
  platform: 'ios' | 'android' | 'web';
  /** What the office's list of phones calls this one. */
  deviceName: string;
}

export type Activated =
  | { kind: 'activated'; account: Account }
  /** The code opens nothing: wrong, used or too old. */
  | { kind: 'wrong_code' }
  | { kind: 'too_many_tries'; retryAfterMs: number }
  | { kind: 'offline' };

/** opened: there is a session again. ended: the phone is not let in as it is. revoked: the office has withdrawn it. */
export type Renewed = 'opened' | 'ended' | 'revoked' | 'offline';

/** The phone's session with the office. */
export interface Session {
  /** The bearer token to send; null before there is one. */
  token(): string | null;
  account(): Account | null;
  activate(code: string): Promise<Activated>;
  /** Opens a new session with the device's key; calls at the same time share one. `ended` where its person has left meanwhile. */
  renew(): Promise<Renewed>;
  /** The account is left, before anything else of it goes; `end` follows, or `stay`. */
  leave(): Promise<void>;
  /** It could not be left: it is its person's as before. */
  stay(): Promise<void>;
  /** The phone is nobody's any more. */
  end(): Promise<void>;
}

/** Reads what the phone kept of its activation. */
export async function loadSession(ports: SessionPorts): Promise<Session> {
  const kept = await ports.store.read();
  let account = kept?.account ?? null;
  let token = kept?.token ?? null;
  let renewing: Promise<Renewed> | null = null;

  const keepToken = async (fresh: string) => {
    token = fresh;
    await ports.store.writeToken(fresh);
  };

  return {
    token: () => token,
    account: () => account,
    async activate(code) {
      const { http, store, platform, deviceName: name } = ports;
      const publicKey = await (await ports.key()).publicJwk();
      const result = await call(http, activateDevice, { code, publicKey, name, platform });
      if (result.kind === 'offline') return result;
      if (result.kind === 'refused') return refusal(result);
      const { deviceId, person, agency, session, pushToken, authorKey } = result.body;
      await keepToken(session.token);
      account = { deviceId, person, agency };
      await store.write(account, { pushToken, authorKey });
      return { kind: 'activated', account };
    },
    renew() {
      if (!account) return Promise.resolve('ended');
      const asking = account;
      const keep = async (fresh: string) => {
        if (account !== asking) return false;
        await keepToken(fresh);
        return true;
      };
      renewing ??= renew(ports, asking.deviceId, keep).finally(() => {
        if (account === asking) renewing = null;
      });
      return renewing;
    },
    leave: () => ports.store.leave(),
    stay: () => ports.store.stay(),
    async end() {
      account = token = renewing = null;
      await ports.store.forget();
    },
  };
}

function refusal({ status, retryAfterMs }: { status: number; retryAfterMs: number | null }): Activated {
  if (status === 429) return { kind: 'too_many_tries', retryAfterMs: retryAfterMs ?? 60_000 };
  return status >= 500 ? { kind: 'offline' } : { kind: 'wrong_code' };
}

async function renew(
  { http, key }: SessionPorts,
  deviceId: string,
  keep: (token: string) => Promise<boolean>,
): Promise<Renewed> {
  const asked = await call(http, challengeDevice, { deviceId });
  if (asked.kind !== 'answer') return 'offline';
  const { challenge } = asked.body;
  const signature = await (await key()).sign(sessionChallengeText(deviceId, challenge));
  const opened = await call(http, openDeviceSession, { deviceId, challenge, signature });
  if (opened.kind === 'answer') return (await keep(opened.body.session.token)) ? 'opened' : 'ended';
  if (opened.kind === 'offline') return opened.kind;
  if (opened.code === 'auth.device_revoked') return 'revoked';
  return opened.status === 401 ? 'ended' : 'offline';
}
