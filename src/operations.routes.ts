import { timingSafeEqual } from 'node:crypto';
import type { Registry } from 'prom-client';
import { isMigrated } from './platform/migrate.js';
import { openRoute, type HttpRequest, type Reply, type Route } from './platform/route.js';
import { MIGRATIONS, type House } from './compose.js';

// What those who run Carnet look at: alive, ready, metrics. No figure here speaks of a person.

const json = (status: number, body: unknown): Reply => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

export function operationsRoutes(house: House, metrics: Registry): Route[] {
  return [
    openRoute({ method: 'GET', path: '/health/live', decide: 'everyone', answer: () => json(200, { status: 'live' }) }),
    openRoute({
      method: 'GET',
      path: '/health/ready',
      decide: 'everyone',
      async answer() {
        const [database, migrations] = await Promise.all([
          house.database.directory`select 1`.then(
            () => true,
            () => false,
          ),
          isMigrated(house.database.directory, MIGRATIONS).catch(() => false),
        ]);
        const ready = database && migrations;
        return json(ready ? 200 : 503, { status: ready ? 'ready' : 'not-ready', database, migrations });
      },
    }),
    openRoute({
      method: 'GET',
      path: '/metrics',
      decide: 'everyone',
      async answer(request) {
        if (!mayReadMetrics(request, house.config.metricsToken)) return { status: 404 };
        return { status: 200, headers: { 'content-type': metrics.contentType }, body: await metrics.metrics() };
      },
    }),
  ];
}

/** From the machine itself, or with the operator's token. Behind a proxy every request comes from the machine: then only the token. */
function mayReadMetrics(request: HttpRequest, token: string | undefined): boolean {
  if (token === undefined)
    return (
      ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip) && request.header('x-forwarded-for') === undefined
    );
  const given = Buffer.from(request.header('authorization') ?? '');
  const expected = Buffer.from(`Bearer ${token}`);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
