import { env } from 'node:process';

/** `SOURCE_MAPS=hidden`: write source maps beside the bundles, which do not name them. */
export const SOURCE_MAPS = env['SOURCE_MAPS'] === 'hidden';
