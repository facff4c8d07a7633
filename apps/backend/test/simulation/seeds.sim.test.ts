import { simulateSeeds } from './seeds';

// SEED=123 runs one world again; SEEDS=5000 runs more of them. The other half of the default is in another file, so
// that two processes share the work.
const first = Number(process.env.SEED ?? 1);
simulateSeeds(first, Number(process.env.SEEDS ?? (process.env.SEED ? 1 : 1000)));
