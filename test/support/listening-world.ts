// A world that a browser can visit: the same house, at an address of its own.
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { startWorld, type World, type WorldOptions } from './world.js';

export interface ListeningWorld extends World {
  /** Without a trailing slash. */
  readonly url: string;
}

/** The address is chosen first: the house has to know it, to send professionals back from their provider. */
export async function startListeningWorld(options: WorldOptions = {}): Promise<ListeningWorld> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const world = await startWorld({
    // Whoever comes over the network has a clock of their own.
    startsAt: Date.now(),
    ...options,
    settings: { PORT: String(port), CARNET_PUBLIC_URL: url, ...options.settings },
  });
  try {
    await world.app.listen({ port, host: '127.0.0.1' });
  } catch (error) {
    await world.close();
    throw error;
  }
  return { ...world, url };
}

/**
 * A port that nobody listens on. It lies below those that systems give to connections and to whoever asks for any: those of other tests
 * would take one of them before it is listened on.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(12_000, 32_000);
    if (await isFree(port)) return port;
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
