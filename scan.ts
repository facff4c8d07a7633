import { runSeed } from './apps/backend/test/simulation/run-seed';
const [from, to, climate] = [Number(process.argv[2]), Number(process.argv[3]), JSON.parse(process.argv[4] ?? '{}')];
let n = 0; const t0 = Date.now();
for (let seed = from; seed < to; seed += 1) {
  try { await runSeed(seed, climate); } catch (e) { n++; console.log(seed, (e as Error).message.split('\n\n')[0]); }
  if (seed % 500 === 0) console.log('at', seed, n, Math.round((Date.now()-t0)/1000));
}
