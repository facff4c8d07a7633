import { join } from 'node:path';
import { onPhone } from './on-phone';

export const phoneCopied = onPhone({
  name: 'a phone is backed up',
  weight: 2,
  happen: async (phone) => phone.copy(),
});

export const phonePutBack = onPhone({
  name: 'a phone is put back to its backup',
  weight: 2,
  like: ({ hasCopy }) => hasCopy,
  asksServer: true,
  happen: async (phone, { books }) => books.phonePutBack(await phone.putBack()),
});

export const phoneCloned = onPhone({
  name: 'a phone is cloned',
  weight: 1,
  like: ({ clones }) => clones < 1,
  happen: async (phone, { folder, phones, chance }) => {
    const name = `${phone.name}-clone`;
    const clone = phone.clone(name, join(folder, 'phones', name), chance.between(1, 2 ** 31));
    phones.push(clone);
    await clone.start();
  },
});
