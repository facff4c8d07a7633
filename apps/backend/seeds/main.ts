// Only of what is loaded from here on do stacks name the sources.
process.setSourceMapsEnabled(true);

const { createLogger } = await import('../src/platform/logging/logger');
const { logProcessOutput } = await import('../src/platform/logging/process-output');
const { createFaults } = await import('../src/platform/faults/faults');
// Before the rest is loaded: Node may warn of what it finds there.
const log = createLogger({ level: 'info', role: 'seed' });
const faults = createFaults();
logProcessOutput(log, faults);

const { run } = await import('./run');
await run(process.argv[2] ?? 'seed', log, faults);

export {};
