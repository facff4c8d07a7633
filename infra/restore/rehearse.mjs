import { register } from 'tsx/esm/api';

/**
 * `node infra/restore/rehearse.mjs` restores a database as the runbook does, on this machine: a PostgreSQL with the
 * demo agency and a phone at work is dumped, goes on, and is lost; another takes its place, and notices that it is
 * another; the phone exchanges with it, and one that was revoked since is not let in. Prints what each step took. Needs pg_dump and pg_restore 15 or newer.
 */
register();
const { rehearseRestore } = await import('../../apps/backend/test/restore/rehearsal.ts');
const { steps, phone, sees, lostPhone } = await rehearseRestore();
for (const { name, seconds } of steps)
  console.log(`  ${name.padEnd(42)} ${seconds.toFixed(1).padStart(6)} s`);
const total = steps.reduce((sum, { seconds }) => sum + seconds, 0);
console.log(`  ${'together'.padEnd(42)} ${total.toFixed(1).padStart(6)} s`);
const { asked, found, lost, doubled } = phone;
console.log(
  `\nThe phone had made ${asked} commands; the restored server has ${found}: ${lost} lost, ${doubled} twice.`,
);
console.log(`What the office changed on the restored server ${sees ? 'is' : 'IS NOT'} on the phone.`);
console.log(`The phone that was revoked since the copy ${lostPhone}.`);
process.exitCode = lost === 0 && doubled === 0 && sees && lostPhone === 'stays out' ? 0 : 1;
