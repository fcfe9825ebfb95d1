// The service worker keeps the shell only: style, script, icons, the offline page and the help page. Never a page about anyone's health.

// Written in front of this script by assets.ts: the hashed shell assets and pages, and a version that changes with any of them.
declare const SHELL: { readonly version: string; readonly urls: readonly string[]; readonly offline: string };

interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface WorkerFetchEvent extends WorkerEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const CACHE = `carnet-${SHELL.version}`;

async function keepShell(): Promise<void> {
  const cache = await caches.open(CACHE);
  // No credentials: what is kept is what anybody sees, even if someone is signed in.
  await cache.addAll(SHELL.urls.map((url) => new Request(url, { credentials: 'omit', cache: 'no-cache' })));
}

async function dropOldShells(): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith('carnet-') && name !== CACHE) await caches.delete(name);
}

async function kept(request: Request | string): Promise<Response | undefined> {
  return (await caches.open(CACHE)).match(request);
}

async function page(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    return (await kept(new URL(request.url).pathname)) ?? (await kept(SHELL.offline)) ?? Response.error();
  }
}

addEventListener('install', (event) => (event as WorkerEvent).waitUntil(keepShell()));
addEventListener('activate', (event) => (event as WorkerEvent).waitUntil(dropOldShells()));
addEventListener('fetch', (event) => {
  const fetching = event as WorkerFetchEvent;
  const { request } = fetching;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (url.pathname.startsWith('/assets/')) fetching.respondWith(kept(request).then((found) => found ?? fetch(request)));
  else if (request.mode === 'navigate') fetching.respondWith(page(request));
});
