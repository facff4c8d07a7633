import type { Route } from '../../http/route';
import { activate } from './activate';
import type { DeviceDependencies } from './dependencies';
import { issueCode } from './issue-code';
import { list } from './list';
import { openSession } from './open-session';
import { requestChallenge } from './request-challenge';
import { report } from './report';
import { revoke } from './revoke';

export { deviceAuthenticator, pushAuthenticator } from './authenticate';
export { codeHasher } from './code';

export function deviceRoutes(dependencies: DeviceDependencies): Route[] {
  return [issueCode, activate, requestChallenge, openSession, list, revoke, report].map((make) =>
    make(dependencies),
  );
}
