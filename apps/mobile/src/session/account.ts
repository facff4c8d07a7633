import type { activateDevice } from '@berthcare/shared/contracts/devices';
import type { ResponseOf } from '@berthcare/shared/contracts/endpoint';
import type { SecretStore } from '../platform/secret-store';

type Activation = ResponseOf<typeof activateDevice>;

/** Whose phone this is, as the office said when it was activated. */
export type Account = Pick<Activation, 'deviceId' | 'person' | 'agency'>;

const accountItem = 'account';
const tokenItem = 'session';

/** What the phone keeps of its activation: the account, and the session's token. */
export interface AccountStore {
  read(): Promise<{ account: Account; token: string | null } | null>;
  write(account: Account): Promise<void>;
  writeToken(token: string): Promise<void>;
}

export const accountStore = (secrets: SecretStore): AccountStore => ({
  async read() {
    const [account, token] = await Promise.all([secrets.read(accountItem), secrets.read(tokenItem)]);
    return account === null ? null : { account: JSON.parse(account) as Account, token };
  },
  write: (account) => secrets.write(accountItem, JSON.stringify(account)),
  writeToken: (token) => secrets.write(tokenItem, token),
});
