// The built assets, read once at start: content-hashed addresses, compressed in advance. Knows no web framework.
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

export interface ServedAsset {
  readonly contentType: string;
  /** `public, max-age=31536000, immutable` for hashed addresses, `no-cache` for the service worker. */
  readonly cacheControl: string;
  readonly etag: string;
  readonly body: Buffer;
  /** Present when smaller than `body`: send by `Accept-Encoding`, with `Vary: Accept-Encoding`. */
  readonly brotli?: Buffer;
  readonly gzip?: Buffer;
}

export interface Assets {
  /** Hashed address of an asset by its plain name (`carnet.css`); throws for a name that was not built. */
  url(name: string): string;
  /** What a request path gives: `/assets/…` or `/sw.js`. */
  serve(requestPath: string): ServedAsset | undefined;
  readonly names: readonly string[];
}

/** The page shown without a network, kept by the service worker with the help page. */
export const OFFLINE_PATH = '/hors-ligne';
const KEPT_PAGES = [OFFLINE_PATH, '/assistance'];

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

const here = path.dirname(fileURLToPath(import.meta.url));

/** Reads dist/src/web/{styles,assets,icons}. `folder` is this module's own folder by default. */
export async function loadAssets(folder: string = here): Promise<Assets> {
  const served = new Map<string, ServedAsset>();
  const urls = new Map<string, string>();
  const add = (name: string, body: Buffer): void => {
    const { name: stem, ext } = path.parse(name);
    const url = `/assets/${stem}.${hashOf(body)}${ext}`;
    urls.set(name, url);
    served.set(url, asset(ext, body, 'public, max-age=31536000, immutable'));
  };
  const url = (name: string): string => {
    const found = urls.get(name);
    if (found === undefined) throw new Error(`No such asset: ${name}`);
    return found;
  };

  add('carnet.css', await styleSheet(path.join(folder, 'styles')));
  const scripts = await readdir(path.join(folder, 'assets')).catch(() => []);
  for (const name of scripts.filter((file) => file.endsWith('.js') && file !== 'sw.entry.js'))
    add(name.replace('.entry.js', '.js'), await readFile(path.join(folder, 'assets', name)));
  for (const name of (await readdir(path.join(folder, 'icons'))).filter((file) => /\.(svg|png)$/.test(file)))
    add(name, await readFile(path.join(folder, 'icons', name)));
  add('manifest.webmanifest', Buffer.from(JSON.stringify(manifest(url))));

  const worker = await readFile(path.join(folder, 'assets', 'sw.entry.js')).catch(() => undefined);
  if (worker !== undefined) {
    const shell = ['carnet.css', 'carnet.js', 'icon.svg', 'icon-192.png', 'manifest.webmanifest'].map(url);
    const head = { version: hashOf(Buffer.from(shell.join())), urls: [...shell, ...KEPT_PAGES], offline: OFFLINE_PATH };
    served.set(
      '/sw.js',
      asset('.js', Buffer.concat([Buffer.from(`const SHELL=${JSON.stringify(head)};`), worker]), 'no-cache'),
    );
  }
  return { url, serve: (requestPath) => served.get(requestPath), names: [...urls.keys()] };
}

/** The style sheets in the order of their names, without comments and needless spaces. */
async function styleSheet(folder: string): Promise<Buffer> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.css')).sort();
  const parts = await Promise.all(files.map((file) => readFile(path.join(folder, file), 'utf8')));
  return Buffer.from(
    parts
      .join('\n')
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/\s*\n\s*/g, '\n')
      .replace(/ ?([{};,])\n?/g, '$1')
      .trim(),
  );
}

function asset(ext: string, body: Buffer, cacheControl: string): ServedAsset {
  const brotli = brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
  const gzip = gzipSync(body, { level: 9 });
  return {
    contentType: TYPES[ext] ?? 'application/octet-stream',
    cacheControl,
    etag: `"${hashOf(body)}"`,
    body,
    ...(ext !== '.png' && brotli.length < body.length ? { brotli } : {}),
    ...(ext !== '.png' && gzip.length < body.length ? { gzip } : {}),
  };
}

const hashOf = (body: Buffer): string => createHash('sha256').update(body).digest('hex').slice(0, 12);

const manifest = (url: (name: string) => string): object => ({
  name: 'Carnet, votre espace de santé',
  short_name: 'Carnet',
  lang: 'fr',
  id: '/',
  start_url: '/accueil',
  scope: '/',
  display: 'standalone',
  background_color: '#faf6ee',
  theme_color: '#0b5a57',
  icons: [
    { src: url('icon.svg'), type: 'image/svg+xml', sizes: 'any' },
    { src: url('icon-192.png'), type: 'image/png', sizes: '192x192' },
    { src: url('icon-512.png'), type: 'image/png', sizes: '512x512', purpose: 'any' },
    { src: url('icon-maskable-512.png'), type: 'image/png', sizes: '512x512', purpose: 'maskable' },
  ],
});
