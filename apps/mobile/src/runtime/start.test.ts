import { priya } from '@berthcare/shared/testing/record-rows';
import { expect, test, vi } from 'vitest';
import type { App } from './app';
import { leave } from './leave';
import { openPhone, type Phone } from './phone';
import { exchangeOnSigns } from './signs';
import { start } from './start';

vi.mock('../platform/app-lock', () => ({
  acquireAppLock: () => ({ waiting: Promise.resolve(false), held: Promise.resolve() }),
}));
vi.mock('../platform/persistence', () => ({ askForPersistence: async () => 'kept' }));
vi.mock('./leave', () => ({ leave: vi.fn(), goOnLeaving: vi.fn() }));
vi.mock('./phone', () => ({ openPhone: vi.fn(), keeperOf: async () => null }));
vi.mock('./signs', () => ({
  exchangeOnSigns: vi.fn(() => () => undefined),
  makeScheduler: () => ({ stop: () => undefined }),
}));

test('a sign-out that fails before there is a screen leaves a phone that exchanges', async () => {
  const holder = { personId: priya };
  const device = {
    bind: async () => undefined,
    holder: async () => holder,
    subscribe: () => () => undefined,
  };
  const account = { person: { id: priya }, agency: { id: 'agency' } };
  vi.mocked(openPhone).mockResolvedValue({
    device,
    photos: null,
    session: { account: () => account },
    store: { isLeaving: async () => false },
  } as unknown as Phone);
  let fail: (error: Error) => void = () => undefined;
  vi.mocked(leave).mockReturnValue(new Promise((_, reject) => (fail = reject)));

  const app = await new Promise<App>((resolve) => {
    void start((phase) => phase.kind === 'ready' && resolve(phase.app), vi.fn());
  });
  const leaving = app.signOut();
  app.show();
  await app.shown;
  fail(new Error('full'));
  await expect(leaving).rejects.toThrow('full');
  expect(exchangeOnSigns).toHaveBeenCalledTimes(1);
});
