import { challengeDevice } from '@berthcare/shared/contracts/devices';
import { route, type Route } from '../../http/route';
import { createChallenges } from './challenge';
import type { DeviceDependencies } from './dependencies';

export function requestChallenge({ authSecret, clock }: DeviceDependencies): Route {
  const challenges = createChallenges(authSecret, clock);
  return route(challengeDevice, async ({ body: { deviceId } }) => challenges.issue(deviceId));
}
