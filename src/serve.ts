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
    notFound: pages.notFound,
    failed: pages.failed,
    observe: (route, method, status, duration) => {
      seconds.observe({ route, method, status }, duration);
    },
  });
}

/** Listens on every address of the configuration; the others take the port the first one got. */
export async function startWeb(house: House): Promise<RunningWeb> {
  const first = await makeWeb(house);
  const [host = '127.0.0.1', ...others] = house.config.hosts;
  await first.listen({ port: house.config.port, host });
  const { port } = first.server.address() as AddressInfo;
  const servers = [first];
  for (const other of others) {
    const server = await makeWeb(house);
    try {
      await server.listen({ port, host: other });
      servers.push(server);
    } catch (error) {
      // A machine without IPv6 still serves on IPv4.
      if (!['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
      await server.close();
    }
  }
  return {
    port,
    async stop() {
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}
