// npm run prove:NAME: a proof in full, in a throw-away PostgreSQL; seed, commit and result are kept in proofs/NAME.json.
// `--scale 0.1` takes a tenth, `--seed N` another sample; only a full run is kept, unless `--keep` is given.
// A proof that keeps what it has (`progress`) goes on from there when it was stopped, at the same commit, seed and scale.
// What is proven stands in test/proofs/NAME.proof.ts, and runs at a hundredth inside npm test.
import { execFileSync, fork } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { giveUp, prepare, root } from './bootstrap.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    scale: { type: 'string', default: '1' },
    seed: { type: 'string', default: '20261122' },
    keep: { type: 'boolean', default: false },
    dist: { type: 'string' },
  },
});
const [name] = positionals;

/** On Node 24: starts the database, runs the proof, answers its result. */
async function run(dist) {
  const { startEmbeddedPostgres } = await import(
    pathToFileURL(path.join(dist, 'src/platform/embedded-postgres.js')).href
  );
  const { prove } = await import(pathToFileURL(path.join(dist, 'test/proofs', `${name}.proof.js`)).href);
  const home = await mkdtemp(path.join(os.tmpdir(), 'carnet-prove-'));
  const cluster = await startEmbeddedPostgres({ home, throwAway: true });
  process.env.CARNET_TEST_DATABASE_OWNER_URL = cluster.ownerUrl;
  try {
    const scale = Number(values.scale);
    const seed = Number(values.seed);
    const began = Date.now();
    const commit = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: root }).toString().trim();
    const progress = keptProgress({ name, seed, scale, commit });
    const result = await prove({ scale, seed, dist, say: (text) => console.log(text), progress });
    const kept = {
      name,
      seed,
      scale,
      commit,
      at: new Date().toISOString(),
      seconds: Math.round((Date.now() - began + progress.milliseconds()) / 1000),
      node: process.version,
      ...result,
    };
    console.log(JSON.stringify(kept, undefined, 2));
    if (scale === 1 || values.keep) {
      await mkdir(path.join(root, 'proofs'), { recursive: true });
      await writeFile(path.join(root, 'proofs', `${name}.json`), `${JSON.stringify(kept, undefined, 2)}\n`);
    }
    await progress.end();
    process.exitCode = result.holds === true ? 0 : 1;
  } finally {
    await cluster.stop();
    await rm(home, { recursive: true, force: true });
  }
}

/** What a stopped run of the same proof had found, in a file of its own until the run is over. */
function keptProgress(of) {
  const file = path.join(root, 'proofs', `${of.name}.part.json`);
  const key = JSON.stringify(of);
  const began = Date.now();
  let earlier = 0;
  return {
    async load() {
      const part = await readFile(file, 'utf8').then(JSON.parse, () => undefined);
      if (part?.key !== key) return undefined;
      earlier = part.milliseconds;
      return part.found;
    },
    save: (found) =>
      writeFile(file, JSON.stringify({ key, milliseconds: earlier + Date.now() - began, found }), 'utf8'),
    milliseconds: () => earlier,
    end: () => rm(file, { force: true }),
  };
}

if (process.env.CARNET_PROVING === 'yes') await run(values.dist);
else
  try {
    const { node, dist } = await prepare({ tests: true, out: `dist-prove-${name}` });
    const child = fork(fileURLToPath(import.meta.url), [...process.argv.slice(2), '--dist', dist], {
      execPath: node,
      // As the product is started: most of what a proof makes is forgotten at once.
      execArgv: ['--enable-source-maps', '--max-semi-space-size=64'],
      env: { ...process.env, CARNET_PROVING: 'yes' },
    });
    process.exitCode = await new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
  } catch (error) {
    giveUp(error);
  }
