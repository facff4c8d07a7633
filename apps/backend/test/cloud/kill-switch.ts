/** What a process that is killed does next: nothing. */
export class Killed extends Error {
  override name = 'Killed';
}

export interface KillSwitch {
  /** The same object, whose calls count as steps: each may be the last, before it has its effect or just after. */
  guard: <T extends object>(target: T) => T;
  /** Steps so far. */
  steps: () => number;
}

/**
 * Ends the work at a certain step, counted from 1; the odd ones are before a call, the even ones after it.
 * @param watch called at every step: what must hold at every moment
 */
export function killSwitch(at: number, watch: () => Promise<void> = async () => undefined): KillSwitch {
  let step = 0;
  const pass = async () => {
    step += 1;
    if (step >= at) throw new Killed();
    await watch();
  };
  const guarded =
    <Args extends unknown[], R>(call: (...args: Args) => Promise<R>) =>
    async (...args: Args): Promise<R> => {
      await pass();
      const result = await call(...args);
      await pass();
      return result;
    };
  return {
    guard: <T extends object>(target: T) =>
      new Proxy(target, {
        get: (object, key) => {
          const member: unknown = Reflect.get(object, key);
          return typeof member === 'function'
            ? guarded(member.bind(object) as () => Promise<unknown>)
            : member;
        },
      }),
    steps: () => step,
  };
}
