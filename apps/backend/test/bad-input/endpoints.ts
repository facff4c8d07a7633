import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Endpoint } from '@berthcare/shared/contracts/endpoint';

const folder = fileURLToPath(new URL('../../../../libs/shared/src/contracts/', import.meta.url));

/** Every endpoint that the contracts declare, found in the folder: none can be left out. */
export async function declaredEndpoints(): Promise<Endpoint[]> {
  const files = readdirSync(folder).filter((name) => !name.endsWith('.test.ts'));
  const modules = await Promise.all(
    files.map((name) => import(/* @vite-ignore */ `${folder}${name}`) as Promise<Record<string, unknown>>),
  );
  return modules.flatMap((module) => Object.values(module)).filter(isEndpoint);
}

function isEndpoint(value: unknown): value is Endpoint {
  return (
    typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'auth' in value
  );
}
