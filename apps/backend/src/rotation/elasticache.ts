import { setTimeout as delay } from 'node:timers/promises';
import {
  DescribeReplicationGroupsCommand,
  ElastiCacheClient,
  ModifyReplicationGroupCommand,
  type AuthTokenUpdateStrategyType,
} from '@aws-sdk/client-elasticache';
import { RotationError } from './rotation-error';
import type { TokenHolder } from './token-holder';

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 15_000;

/** A change of the token takes minutes. */
const PATIENCE_MS = 30 * 60 * 1000;

/** The token of a replication group. Throws RotationError when a change does not end, and the client's errors. */
export function elastiCacheToken(group: string, region: string): TokenHolder {
  const client = new ElastiCacheClient({
    region,
    requestHandler: { connectionTimeout: 3_000, requestTimeout: 15_000 },
  });

  const change = (token: string, strategy: AuthTokenUpdateStrategyType) =>
    client.send(
      new ModifyReplicationGroupCommand({
        ...{ ReplicationGroupId: group, AuthToken: token },
        ...{ AuthTokenUpdateStrategy: strategy, ApplyImmediately: true },
      }),
    );

  const isSettled = async () => {
    const asked = new DescribeReplicationGroupsCommand({ ReplicationGroupId: group });
    const [found] = (await client.send(asked)).ReplicationGroups ?? [];
    return found?.Status === 'available' && found.PendingModifiedValues?.AuthTokenStatus === undefined;
  };

  return {
    settled: async () => {
      const end = Date.now() + PATIENCE_MS;
      for (let wait = FIRST_WAIT_MS; !(await isSettled()); wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
        if (Date.now() > end) throw new RotationError(`${group} is still being changed.`);
        await delay(wait);
      }
    },
    add: async (token) => void (await change(token, 'ROTATE')),
    keepOnly: async (token) => void (await change(token, 'SET')),
  };
}
