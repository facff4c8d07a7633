/** What a change of the token does to the Redis behind the group. */
export interface TokenSetter {
  /** Takes this token beside those it has. */
  rotate: (token: string) => Promise<void>;
  /** Takes this token alone. */
  set: (token: string) => Promise<void>;
}

const GROUP = 'berthcare-test';

const groupXml = (modifying: boolean) => `<ReplicationGroup>
  <ReplicationGroupId>${GROUP}</ReplicationGroupId>
  <Status>${modifying ? 'modifying' : 'available'}</Status>
  ${modifying ? '<PendingModifiedValues><AuthTokenStatus>ROTATING</AuthTokenStatus></PendingModifiedValues>' : ''}
</ReplicationGroup>`;

/**
 * ElastiCache's query protocol for the two calls the program makes. As with the real one a change takes its time: the
 * group is `modifying` when it was just asked for, and has it when it is `available` again.
 */
export function fakeElastiCache(redis?: TokenSetter) {
  let pending: (() => Promise<void>) | undefined;
  const refused = (code: string) => ({
    status: 400,
    xml: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>refused</Message></Error></ErrorResponse>`,
  });

  const modify = (query: URLSearchParams) => {
    const token = query.get('AuthToken') ?? '';
    const strategy = query.get('AuthTokenUpdateStrategy');
    if (pending !== undefined) return refused('InvalidReplicationGroupState');
    const allowed = /^[A-Za-z0-9!&#$^<>-]{16,128}$/.test(token) && query.get('ApplyImmediately') === 'true';
    if (!allowed || redis === undefined) return refused('InvalidParameterValue');
    pending = () => (strategy === 'ROTATE' ? redis.rotate(token) : redis.set(token));
    return answerOf('ModifyReplicationGroup', groupXml(true));
  };

  const describe = async () => {
    const change = pending;
    pending = undefined;
    await change?.();
    const group = groupXml(change !== undefined);
    return answerOf('DescribeReplicationGroups', `<ReplicationGroups>${group}</ReplicationGroups>`);
  };

  return async (query: URLSearchParams) => {
    if (query.get('ReplicationGroupId') !== GROUP) return refused('ReplicationGroupNotFoundFault');
    const action = query.get('Action');
    if (action === 'ModifyReplicationGroup') return modify(query);
    return action === 'DescribeReplicationGroups' ? describe() : refused('InvalidAction');
  };
}

const answerOf = (action: string, xml: string) => ({
  status: 200,
  xml: `<${action}Response><${action}Result>${xml}</${action}Result></${action}Response>`,
});
