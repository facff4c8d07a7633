declare const endpoint: any, app: any, router: any, handler: any, cache: any;

// ok: endpoint-open-to-anybody
endpoint({ method: 'POST', path: '/v1/office/sign-in', summary: 'Sign in', auth: 'none' });
// ok: endpoint-open-to-anybody
endpoint({ method: 'GET', path: '/v1/reporting', summary: 'Where to', auth: 'none' });
// ruleid: endpoint-open-to-anybody
endpoint({ method: 'GET', path: '/v1/reporting/faults', summary: 'The faults', auth: 'none' });
// ruleid: endpoint-open-to-anybody
endpoint({ method: 'GET', path: '/v1/office/export', summary: 'Export', auth: 'none' });
// ruleid: endpoint-open-to-anybody
endpoint({ auth: 'none', method: 'GET', path: '/v1/devices/session/all' });

// ok: office-endpoint-without-permission
endpoint({ method: 'GET', path: '/v1/office/day', auth: 'office', permission: 'records.read.team' });
// ok: office-endpoint-without-permission
endpoint({ method: 'POST', path: '/v1/office/sign-out', auth: 'office' });
// ok: office-endpoint-without-permission
endpoint({ method: 'GET', path: '/v1/hints', auth: 'device' });
// ruleid: office-endpoint-without-permission
endpoint({ method: 'GET', path: '/v1/office/everything', auth: 'office' });

// ok: endpoint-beside-the-contract
app.get('/', handler);
// ok: endpoint-beside-the-contract
cache.get('/v1/office/day');
// ruleid: endpoint-beside-the-contract
app.get('/v1/office/export', handler);
// ruleid: endpoint-beside-the-contract
router.post('/v1/sync/again', handler);
