declare const log: any, logger: any, context: any, request: any, client: any, note: any, error: unknown;

// ok: health-data-in-logs
log.info({ event: 'started', port: 3000 }, 'Serving');
// ok: health-data-in-logs
log.warn({ event: 'hints.lost', error }, 'The connection for hints broke');
// ok: health-data-in-logs
log.info({ event: 'request', route: '/v1/office/day', status: 200, latencyMs: 12 }, 'Answered');
// ok: health-data-in-logs
context.set({ note: client.note });

// ruleid: health-data-in-logs
log.info({ event: 'saved', note: client.note }, 'Saved');
// ruleid: health-data-in-logs
log.info({ event: 'saved', client }, 'Saved');
// ruleid: health-data-in-logs
context.log.debug({ event: 'saved', bloodPressure: '120/80' }, 'Saved');
// ruleid: health-data-in-logs
logger.error({ event: 'fault', input: request.body }, 'A request failed');
// ruleid: health-data-in-logs
logger.error({ event: 'fault', with: JSON.stringify(request.headers) }, 'A request failed');
// ruleid: health-data-in-logs
log.info({ event: 'saved' }, `Saved ${client.familyName}`);
// ruleid: health-data-in-logs
console.log(`the note: ${note}`);
// ruleid: health-data-in-logs
log.fatal({ event: 'failed', latitude: 45.4, longitude: -75.7 }, 'Failed');
