import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { loadAssets, OFFLINE_PATH } from './assets.js';

const assets = await loadAssets();
const served = (name: string) => assets.serve(assets.url(name));

test('the style sheet stays under 12 kB compressed and the script under 6 kB', () => {
  assert.ok((served('carnet.css')?.gzip?.length ?? Infinity) <= 12_000);
  assert.ok((served('carnet.js')?.gzip?.length ?? Infinity) <= 6_000);
});

test('addresses carry the hash of the content and are kept for ever', () => {
  for (const name of assets.names) {
    assert.match(assets.url(name), /^\/assets\/[\w-]+\.[0-9a-f]{12}\.[a-z0-9]+$/);
    assert.equal(served(name)?.cacheControl, 'public, max-age=31536000, immutable');
  }
});

test('compressed variants are the same bytes', () => {
  for (const name of assets.names) {
    const asset = served(name);
    if (asset?.brotli !== undefined) assert.ok(brotliDecompressSync(asset.brotli).equals(asset.body), name);
    if (asset?.gzip !== undefined) assert.ok(gunzipSync(asset.gzip).equals(asset.body), name);
  }
});

test('unknown addresses, and those of another version, give nothing', () => {
  assert.equal(assets.serve('/assets/carnet.css'), undefined);
  assert.equal(assets.serve('/assets/../assets.js'), undefined);
  assert.throws(() => assets.url('nothing.css'));
});

test('the manifest names icons that exist, one for masks, each at most 10 kB', () => {
  const manifest = JSON.parse(String(served('manifest.webmanifest')?.body)) as {
    icons: { src: string; purpose?: string }[];
    start_url: string;
  };
  for (const icon of manifest.icons) assert.ok((assets.serve(icon.src)?.body.length ?? Infinity) <= 10_000, icon.src);
  assert.ok(manifest.icons.some((icon) => icon.purpose === 'maskable'));
});

test('the service worker is never cached and keeps only shell assets, the help page and the offline page', () => {
  const worker = assets.serve('/sw.js');
  assert.equal(worker?.cacheControl, 'no-cache');
  const shell = JSON.parse(/^const SHELL=(\{.*?\});/.exec(String(worker?.body))?.[1] ?? '{}') as {
    urls: string[];
    offline: string;
  };
  assert.equal(shell.offline, OFFLINE_PATH);
  for (const url of shell.urls)
    assert.ok(assets.serve(url) !== undefined || [OFFLINE_PATH, '/assistance'].includes(url), url);
});

test('the style sheet asks for nothing from outside', () => {
  const css = String(served('carnet.css')?.body);
  assert.doesNotMatch(css, /url\(|@import|@font-face/);
});
