// A world that a browser can visit: the same house, at an address of its own.
import { createServer, type AddressInfo } from 'node:net';
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

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}
