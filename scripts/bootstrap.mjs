// What every command does first on whatever machine it meets: installs what is missing, finds a Node 24, builds what is stale.
// Plain JavaScript without a dependency, for any Node from 20.19: it runs before anything is installed.
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { showProgress } from './progress.mjs';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const modules = path.join(root, 'node_modules');
const installStamp = path.join(modules, '.carnet-install');
const NEEDED_NODE = 24;

/** A failure the person can do something about: printed without a stack. */
export class SetupError extends Error {}

/**
 * Makes the project ready to run and answers the Node to run it with and the folder of the build.
 * `tests`: the development packages are needed too. `out`: a folder of its own, so that tests never build under a running server.
 */
export async function prepare({ tests = false, quiet = false, out = 'dist' } = {}) {
  const lock = readFileSync(path.join(root, 'package-lock.json'));
  if (!isInstalled(lock, tests)) await alone('install', () => isInstalled(lock, tests) || install(lock, quiet));
  const node = findNode();
  const folder = path.join(root, out);
  if (!(await isBuilt(folder))) await alone('build', async () => (await isBuilt(folder)) || buildInto(folder, quiet));
  return { node, dist: folder };
}

// ---- packages

/** Whether node_modules holds what the lock file asks for; packages of other platforms and, for `npm start`, development ones aside. */
function isInstalled(lock, tests) {
  const wanted = sha256(lock);
  const stamp = readText(installStamp);
  if (stamp === `${wanted} all` || (!tests && stamp === `${wanted} run`)) return true;
  const present = readText(path.join(modules, '.package-lock.json'));
  if (present === undefined) return false;
  const found = JSON.parse(present).packages;
  for (const [place, { version, optional, dev, link }] of Object.entries(JSON.parse(lock).packages)) {
    if (place === '' || link) continue;
    if (found[place] === undefined ? !optional && (tests || !dev) : found[place].version !== version) return false;
  }
  writeStamp(wanted, tests);
  return true;
}

function writeStamp(wanted, tests) {
  try {
    writeFileSync(installStamp, `${wanted} ${tests ? 'all' : 'run'}`);
  } catch {
    // node_modules of someone else, read-only: what is in it was compared, and will be again next time.
  }
}

async function install(lock, quiet) {
  const size = existsSync(modules) ? 'they have changed' : 'the first time only: about 270 MB to fetch, 520 MB on disk';
  const progress = showProgress(`Installing packages (${size})`, quiet);
  const { file, args } = npmCommand();
  const env = { ...process.env, ...writableNpmCache() };
  const output = [];
  const code = await new Promise((resolve, reject) => {
    const options = ['ci', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error', '--no-progress'];
    const child = spawn(file, [...args, ...options], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.once('error', reject);
    child.once('close', resolve);
  }).catch((error) => {
    progress.fail();
    throw new SetupError(`npm could not be started (${error.message}). It comes with Node.js: https://nodejs.org`);
  });
  if (code !== 0) {
    progress.fail();
    throw new SetupError(
      `npm ci ended with code ${code}.\n${Buffer.concat(output).toString().trim()}\n` +
        `If the network was away, start again: what was fetched is kept.`,
    );
  }
  writeStamp(sha256(lock), true);
  progress.done();
}

/** The npm that runs us, or the one on the PATH; never one inside node_modules, which is about to be replaced. */
function npmCommand() {
  const own = process.env.npm_execpath;
  const outside = (file) => !file.startsWith(modules + path.sep);
  if (own !== undefined && /npm-cli\.c?js$/.test(own) && existsSync(own) && outside(own)) {
    return { file: nodesOnPath().find(outside) ?? process.execPath, args: [own] };
  }
  return { file: 'npm', args: [] };
}

const nodesOnPath = () =>
  (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, 'node'))
    .filter((file) => existsSync(file));

/** npm needs a cache it can write; a read-only home must not stop it. */
function writableNpmCache() {
  const usual = process.env.npm_config_cache ?? path.join(os.homedir(), '.npm');
  if (isWritable(usual)) return {};
  const cache = path.join(os.tmpdir(), `carnet-npm-cache-${process.getuid?.() ?? 0}`);
  mkdirSync(cache, { recursive: true, mode: 0o700 });
  return { npm_config_cache: cache, HOME: cache };
}

function isWritable(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    // Root passes every access check; a read-only file system shows only when something is written.
    const probe = path.join(folder, `.carnet-${process.pid}`);
    mkdirSync(probe);
    execFileSync('rmdir', [probe]);
    return true;
  } catch {
    return false;
  }
}

// ---- Node

/** A Node of the version everything runs on: this one, the one npm installed, or another on the PATH. */
export function findNode() {
  if (Number.parseInt(process.versions.node, 10) >= NEEDED_NODE && existsSync(process.execPath))
    return process.execPath;
  const packages = [`node-${process.platform}-${process.arch}`, `node-bin-${process.platform}-${process.arch}`];
  const candidates = [...packages.map((name) => path.join(modules, name, 'bin', 'node')), ...nodesOnPath()];
  for (const file of candidates) {
    try {
      accessSync(file, constants.X_OK);
      const version = execFileSync(file, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
      if (Number.parseInt(version.slice(1), 10) >= NEEDED_NODE) return file;
    } catch {
      // Not there, or not for this machine: try the next.
    }
  }
  throw new SetupError(
    `Carnet needs Node.js ${NEEDED_NODE} and npm has none for ${process.platform}-${process.arch}. Install it from https://nodejs.org`,
  );
}

// ---- build

const sources = ['src', 'test', 'bench', 'scripts/build.mjs', 'package-lock.json'];

/** Changes with every file that goes into the build: names, sizes and times are enough, and quick. */
function fingerprint() {
  const hash = createHash('sha256');
  const add = (file) => {
    const found = statSync(file, { throwIfNoEntry: false });
    if (found === undefined) return;
    if (found.isDirectory()) for (const name of readdirSync(file).sort()) add(path.join(file, name));
    else hash.update(`${path.relative(root, file)} ${found.size} ${found.mtimeMs}\n`);
  };
  for (const source of sources) add(path.join(root, source));
  return hash.digest('hex');
}

async function isBuilt(folder) {
  // An image carries the build alone.
  if (!existsSync(path.join(root, 'src'))) return existsSync(path.join(folder, 'src'));
  return readText(path.join(folder, '.built-from')) === fingerprint();
}

/** Builds beside the folder and swaps: a server that runs from it never sees half a build. */
async function buildInto(folder, quiet) {
  const progress = showProgress('Building', quiet);
  const print = fingerprint();
  const fresh = `${folder}-new-${process.pid}`;
  const former = `${folder}-old-${process.pid}`;
  try {
    const { buildAll } = await import('./build.mjs');
    await buildAll({ out: fresh });
    // Its helper process would otherwise live as long as the launcher does.
    await (await import('esbuild')).stop();
    writeFileSync(path.join(fresh, '.built-from'), print);
    if (existsSync(folder)) await rename(folder, former);
    await rename(fresh, folder);
  } catch (error) {
    progress.fail();
    throw error;
  } finally {
    await Promise.all([fresh, former].map((each) => rm(each, { recursive: true, force: true })));
  }
  progress.done();
}

// ---- one at a time

/** Runs a step that must not run twice at once in this folder (`npm start` and `npm test` in two windows on a fresh clone). */
async function alone(name, step) {
  const lock = path.join(os.tmpdir(), `carnet-${name}-${process.getuid?.() ?? 0}-${sha256(root).slice(0, 16)}`);
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const holder = Number(readText(lock));
    const age = Date.now() - ((await stat(lock).catch(() => undefined))?.mtimeMs ?? Date.now());
    if ((holder > 0 && !isAlive(holder)) || age > 30 * 60_000) await rm(lock, { force: true });
    else await new Promise((resolve) => setTimeout(resolve, 300));
  }
  try {
    return await step();
  } finally {
    await rm(lock, { force: true });
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

// ---- running the program

/**
 * What the engine is told. A request leaves little behind: a young generation of 16 MB is emptied before much of it grows old, and the
 * old one is swept when it has grown by seven tenths instead of waiting until it has doubled or more. Together the process stays within 300 MB
 * under load. Measured beside it: swept later (doubled) it takes up to 308 MB, swept earlier (nearly half) a search costs up to a tenth more CPU.
 * (glibc is told below to keep its heaps to two for the same reason.)
 */
export const ENGINE = ['--max-semi-space-size=16', '--heap-growing-percent=70'];

/**
 * Runs Node 24 on a file with our terminal, hands signals on, and answers the exit code. Each signal is handed on once: a
 * Ctrl-C also reaches the program directly, with the whole process group. The IPC channel tells the program when we are gone.
 */
export function runProgram(node, file, args, { env = {}, watchParent = false } = {}) {
  const preload = pathToFileURL(path.join(root, 'scripts', 'end-with-launcher.mjs')).href;
  const child = spawn(node, [...ENGINE, '--enable-source-maps', '--import', preload, file, ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { MALLOC_ARENA_MAX: '2', ...process.env, ...env },
  });
  let asked = false;
  let patience;
  const handOn = (signal) => {
    if (asked) return;
    asked = true;
    child.kill(signal);
    patience = setTimeout(() => child.kill('SIGKILL'), 90_000);
  };
  // SIGHUP is left alone: `nohup` ignores it, and a handler would undo that.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => handOn(signal));
  // npm runs scripts through a shell; when either is killed outright, nobody tells us, but our ancestors change.
  const before = ancestors();
  const watch = watchParent && setInterval(() => ancestors() !== before && handOn('SIGTERM'), 500).unref();
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      clearTimeout(patience);
      clearInterval(watch);
      resolve(code ?? 128 + (os.constants.signals[signal] ?? 0));
    });
  });
}

/** Our parent and, where /proc tells, its parent. */
function ancestors() {
  const stat = readText(`/proc/${process.ppid}/stat`) ?? '';
  return `${process.ppid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? ''}`;
}

/** Prints a failure as the person needs it, and ends. */
export function giveUp(error) {
  process.stderr.write(`${error instanceof SetupError ? error.message : (error.stack ?? error)}\n`);
  process.exit(1);
}

const sha256 = (data) => createHash('sha256').update(data).digest('hex');

function readText(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
