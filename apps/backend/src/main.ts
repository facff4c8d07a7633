// Only of what is loaded from here on do stacks name the sources.
process.setSourceMapsEnabled(true);

const { run } = await import('./run');
await run(process.argv[2]);

export {};
