// Only of what is loaded from here on do stacks name the sources.
process.setSourceMapsEnabled(true);

const role = process.argv[2] ?? 'api';
const { createLogger } = await import('./platform/logging/logger');
const { logProcessOutput } = await import('./platform/logging/process-output');
const { createFaults } = await import('./platform/faults/faults');
// Before the rest is loaded: Node may warn of what it finds there.
const log = createLogger({ level: 'info', role });
const faults = createFaults();
logProcessOutput(log, faults);

const { run } = await import('./run');
await run(role, log, faults);

export {};
