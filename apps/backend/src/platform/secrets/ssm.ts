import {
  GetParameterCommand,
  ParameterNotFound,
  ParameterVersionNotFound,
  PutParameterCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import type { ParameterSource } from '../../config/stored';
import { ParameterError, type Parameter, type ParameterStore } from './parameter-store';

/** AWS's own key for parameters; its policy lets the account's roles use it through Parameter Store alone. */
const KEY = 'alias/aws/ssm';

/** Secure strings of AWS's Parameter Store, by the rights of the task's role. Throws the client's errors, too. */
export function ssmParameters({ path, region }: ParameterSource): ParameterStore {
  const client = new SSMClient({
    region,
    requestHandler: { connectionTimeout: 3_000, requestTimeout: 5_000 },
  });

  const read = async (selector: string): Promise<Parameter | undefined> => {
    try {
      const { Parameter: found } = await client.send(
        new GetParameterCommand({ Name: `${path}/${selector}`, WithDecryption: true }),
      );
      if (found?.Value === undefined || found.Version === undefined) return undefined;
      return { value: found.Value, version: found.Version };
    } catch (error) {
      if (error instanceof ParameterNotFound || error instanceof ParameterVersionNotFound) return undefined;
      throw error;
    }
  };

  return {
    latest: async (name) => {
      const found = await read(name);
      if (found === undefined) throw new ParameterError(`There is no parameter ${path}/${name}.`);
      return found;
    },
    version: (name, version) => read(`${name}:${version}`),
    write: async (name, value) => {
      const { Version = 0 } = await client.send(
        new PutParameterCommand({
          ...{ Name: `${path}/${name}`, Value: value },
          ...{ Type: 'SecureString', KeyId: KEY, Overwrite: true },
        }),
      );
      return Version;
    },
  };
}
