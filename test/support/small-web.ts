// A server with only the routes under test, in front of a world's house: what the whole server does with them, and nothing else.
import type { FastifyInstance } from 'fastify';
import type { House } from '../../src/compose.js';
import { refusalReply } from '../../src/identity/index.js';
import { makeServer } from '../../src/platform/http-server.js';
import type { Route } from '../../src/platform/route.js';
import type { Site } from '../../src/web/index.js';
import type { World } from './world.js';

export const testSite: Site = {
  assetUrl: (name) => `/assets/${name}`,
  help: {
    phone: '01 99 00 34 22',
    hours: { fr: 'en semaine', en: 'on weekdays' },
    relayUrl: 'https://relay.example/',
  },
  demo: true,
};

/** Close it after the test, before its world. */
export async function smallWeb(
  world: World,
  routesOf: (deps: House & { readonly site: Site }) => readonly Route[],
): Promise<FastifyInstance> {
  const app = await makeServer({
    routes: routesOf({ ...world.house, site: testSite }),
    runner: world.house.runner,
    log: world.house.log,
    secureCookies: false,
    notFound: (request) => refusalReply('not-found', request, testSite),
    failed: (request, kind) =>
      refusalReply(
        kind === 'too-many' ? 'too-many-requests' : kind === 'internal' ? 'server-error' : 'bad-request',
        request,
        testSite,
      ),
    observe: () => undefined,
  });
  await app.ready();
  return app;
}
