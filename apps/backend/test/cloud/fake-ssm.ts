/** What Parameter Store does with the two calls the program makes: each write is a version, the last is read. */
export interface FakeSsm {
  /** Every version of every parameter, by its full name. */
  versions: Map<string, string[]>;
  put: (name: string, value: string) => void;
  /** Carries out a call; answers status and body as the real one does. */
  call: (action: string, request: Record<string, unknown>) => { status: number; body: object };
}

export function fakeSsm(): FakeSsm {
  const versions = new Map<string, string[]>();
  const put = (name: string, value: string) =>
    void versions.set(name, [...(versions.get(name) ?? []), value]);
  const refused = (type: string) => ({ status: 400, body: { __type: type } });

  const get = (selector: string) => {
    const [name = '', asked] = selector.split(':');
    const all = versions.get(name);
    if (all === undefined) return refused('ParameterNotFound');
    const version = asked === undefined ? all.length : Number(asked);
    const value = all[version - 1];
    if (value === undefined) return refused('ParameterVersionNotFound');
    return { status: 200, body: { Parameter: { Name: name, Value: value, Version: version } } };
  };

  return {
    versions,
    put,
    call: (action, request) => {
      if (action === 'GetParameter') return get(request['Name'] as string);
      if (action !== 'PutParameter') return refused('UnknownOperationException');
      const secure = request['Type'] === 'SecureString' && request['KeyId'] === 'alias/aws/ssm';
      if (!secure || request['Overwrite'] !== true) return refused('ValidationException');
      put(request['Name'] as string, request['Value'] as string);
      return { status: 200, body: { Version: versions.get(request['Name'] as string)!.length } };
    },
  };
}
