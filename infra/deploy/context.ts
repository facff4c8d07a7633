import type { ECSClient } from '@aws-sdk/client-ecs';
import type { Names } from './names';
import type { Patience, Sleep } from './poll';

/** What a deployment works with; a test brings its own clock, network and place to tell things. */
export interface Context {
  ecs: ECSClient;
  names: Names;
  sleep: Sleep;
  fetch: typeof fetch;
  say: (line: string) => void;
  patience: { task: Patience; rollout: Patience; smoke: Patience };
}

const SECOND = 1000;

/** A task may take twenty minutes, a rollout with its draining fifteen. */
export const PATIENCE: Context['patience'] = {
  task: { everyMs: 5 * SECOND, looks: 240 },
  rollout: { everyMs: 10 * SECOND, looks: 90 },
  smoke: { everyMs: 5 * SECOND, looks: 12 },
};
