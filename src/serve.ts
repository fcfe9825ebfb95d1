import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { House } from './compose.js';
import type { FastifyInstance } from 'fastify';
import { makeServer } from './platform/http-server.js';

import { allRoutes } from './routes.js';

// The web role: every route of the house behind one server, on every loopback address.

export interface RunningWeb {
  readonly port: number;
  stop(): Promise<void>;
}

/** The server with every route, not yet listening: what tests call, and what {@link startWeb} listens with. */
export async function makeWeb(house: House): Promise<FastifyInstance> {
  const metrics = new Registry();
  const seconds = new Histogram({
    name: 'carnet_http_request_seconds',
    help: 'Duration of requests by route pattern, method and status',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [metrics],
  });
  collectDefaultMetrics({ register: metrics });
  const { routes, mounts, pages } = await allRoutes(house, metrics);
  return makeServer({
    routes,
    mounts,
    runner: house.runner,
    log: house.log,
    secureCookies: house.config.publicUrl.startsWith('https://'),
    ...(house.config.trustedProxies === undefined ? {} : { trustedProxies: house.config.trustedProxies }),
    notFound: pages.notFound,
    failed: pages.failed,
    observe: (route, method, status, duration) => {
      seconds.observe({ route, method, status }, duration);
    },
  });
}

/** Listens on every address of the configuration with one server; the others take the port the first one got. */
export async function startWeb(house: House): Promise<RunningWeb> {
  const web = await makeWeb(house);
  const [host = '127.0.0.1', ...others] = house.config.hosts;
  await web.listen({ port: house.config.port, host });
  const { port } = web.server.address() as AddressInfo;
  const doors: Server[] = [];
  for (const other of others) {
    const door = createServer((request, response) => {
      web.routing(request, response);
    });
    if (await listens(door, port, other)) doors.push(door);
  }
  return {
    port,
    async stop() {
      for (const door of doors) {
        door.close();
        door.closeIdleConnections();
      }
      await web.close();
    },
  };
}

/** False on a machine without that kind of address: it still serves on the others. */
function listens(server: Server, port: number, host: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(error.code ?? '')) resolve(false);
      else reject(error);
    });
    server.listen(port, host, () => resolve(true));
  });
}
