import type { HttpRequest } from '../platform/route.js';
import type { EdgeDeps } from './web-edge.js';

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Where a provider of sign-in sends the browser back to: our public address; in a demo, the loopback name and port it knows us by. */
export function ownOrigin(
  request: Pick<HttpRequest, 'header'>,
  { mode, publicUrl }: Pick<EdgeDeps['config'], 'publicUrl'> & { readonly mode: 'demo' | 'production' },
): string {
  const named = mode === 'demo' ? URL.parse(`http://${request.header('host') ?? ''}`) : null;
  return named !== null && LOOPBACK.has(named.hostname) ? named.origin : publicUrl;
}
