import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { House } from './compose.js';
import type { FastifyInstance } from 'fastify';
import { noteRequest } from './platform/log.js';
import { makeServer } from './platform/http-server.js';
import { tlsServerFactory, type TlsOptions } from './platform/tls-server.js';
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
  const tls = await tlsOf(house.config);
  const { routes, mounts, pages } = await allRoutes(house, metrics);
  return makeServer({
    routes,
    mounts,
    runner: house.runner,
    log: house.log,
    secureCookies: house.config.publicUrl.startsWith('https://'),
    ...fromProxies(house),
    ...(tls === undefined ? {} : { tls }),
    notFound: pages.notFound,
    failed: pages.failed,
    observe: (answered) => {
      const { route, method, status, milliseconds } = answered;
      seconds.observe({ route, method, status }, milliseconds / 1000);
      noteRequest(house.technical, house.clock.real(), answered);
    },
  });
}

/** What is believed of the proxies in front. */
export const fromProxies = ({ config }: Pick<House, 'config'>) => ({
  ...(config.trustedProxies === undefined ? {} : { trustedProxies: config.trustedProxies }),
  ...(config.clientCertificateHeader === undefined ? {} : { clientCertificateHeader: config.clientCertificateHeader }),
});

/** The files of the settings, read at the start: a renewed certificate takes effect with the next one. */
async function tlsOf({ tls }: House['config']): Promise<TlsOptions | undefined> {
  if (tls === undefined) return undefined;
  const [certificate, key] = await Promise.all([readFile(tls.certificate), readFile(tls.key)]);
  return {
    certificate,
    key,
    ...(tls.clientAuthorities === undefined ? {} : { clientAuthorities: await readFile(tls.clientAuthorities) }),
  };
}

/** Listens on every address of the configuration with one server; the others take the port the first one got. */
export async function startWeb(house: House): Promise<RunningWeb> {
  const web = await makeWeb(house);
  const tls = await tlsOf(house.config);
  const [host = '127.0.0.1', ...others] = house.config.hosts;
  await web.listen({ port: house.config.port, host });
  const { port } = web.server.address() as AddressInfo;
  const doors: Server[] = [];
  for (const other of others) {
    const answer = (request: IncomingMessage, response: ServerResponse): void => {
      web.routing(request, response);
    };
    const door = tls === undefined ? createServer(answer) : tlsServerFactory(tls)(answer);
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
