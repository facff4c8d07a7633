import type { activateDevice } from '@berthcare/shared/contracts/devices';
import type { ResponseOf } from '@berthcare/shared/contracts/endpoint';
import type { SecretStore } from '../platform/secret-store';

type Activation = ResponseOf<typeof activateDevice>;

/** Whose phone this is, as the office said when it was activated. */
export type Account = Pick<Activation, 'deviceId' | 'person' | 'agency'>;

/** What comes with an activation: one hands in a queue without a session, one seals it for its author. */
export type Keys = Pick<Activation, 'pushToken' | 'authorKey'>;

const accountItem = 'account';
const tokenItem = 'session';
const keyItem = 'author';
const leavingItem = 'leaving';
const pushItem = (personId: string) => `push.${personId}`;

/** What the phone keeps of its activations: the account, its secrets, and of those who left how to hand in their queue. */
export interface AccountStore {
  read(): Promise<{ account: Account; token: string | null } | null>;
  write(account: Account, keys: Keys): Promise<void>;
  writeToken(token: string): Promise<void>;
  /** The account's own key; null where there is none. */
  authorKey(): Promise<string | null>;
  /** The push-only credential of somebody who has, or had, this phone. */
  pushToken(personId: string): Promise<string | null>;
  /** Notes that the account is being left: who reads it at the next start goes on with that. */
  leave(): Promise<void>;
  isLeaving(): Promise<boolean>;
  /** It is not being left after all. */
  stay(): Promise<void>;
  /** Forgets the account, but for its push-only credential. */
  forget(): Promise<void>;
}

export const accountStore = (secrets: SecretStore): AccountStore => ({
  async read() {
    const [account, token] = await Promise.all([secrets.read(accountItem), secrets.read(tokenItem)]);
    return account === null ? null : { account: JSON.parse(account) as Account, token };
  },
  async write(account, { pushToken, authorKey }) {
    await secrets.write(pushItem(account.person.id), pushToken);
    await secrets.write(keyItem, authorKey);
    await secrets.write(accountItem, JSON.stringify(account));
  },
  writeToken: (token) => secrets.write(tokenItem, token),
  authorKey: () => secrets.read(keyItem),
  pushToken: (personId) => secrets.read(pushItem(personId)),
  leave: () => secrets.write(leavingItem, 'yes'),
  isLeaving: async () => (await secrets.read(leavingItem)) !== null,
  stay: () => secrets.remove(leavingItem),
  async forget() {
    for (const item of [accountItem, tokenItem, keyItem]) await secrets.remove(item);
    // Last: until then an app that ends here begins with it anew.
    await secrets.remove(leavingItem);
  },
});
