import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * The packages of the other contestants, from this folder's own workspace. The types are what an adapter uses of them: the
 * packages are not there when the product's own checks run.
 */
export const peer = <Module>(name: string): Module => require(name) as Module;

/** The same for packages of ES modules. */
export const peerModule = async <Module>(name: string): Promise<Module> =>
  (await import(import.meta.resolve(name))) as Module;
