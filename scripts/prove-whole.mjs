// npm run prove:NAME, for proofs that are tests: the whole counts of what npm test runs in a small part. Seed, commit, machine and result
// are kept in proofs/NAME.json. node scripts/prove-whole.mjs NAME [seed]
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { giveUp, prepare, root } from './bootstrap.mjs';

/** `count` is told to those tests that ask for one; the others know the whole themselves. */
const PROOFS = {
  bijection: { tests: ['trace-bijection'], count: 10_000 },
  'crash-life': { tests: ['crash-life'] },
  deposits: { tests: ['deposits-once'], count: 1_000 },
  erasure: { tests: ['erasure'] },
  guessing: { tests: ['guessing.proof'], count: 1_000_000 },
  life: { tests: ['life', 'life-on-postgres', 'twenty-years'] },
  strangers: { tests: ['stolen-session'], count: 100_000 },
  takeout: { tests: ['takeout-whole'] },
  trace: { tests: ['trace-tampered'], count: 10_000 },
};

function prove(node, dist, { tests, count }, seed) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'carnet-proof-'));
  try {
    return tests.map((test) => {
      const result = path.join(folder, `${test}.json`);
      const env = {
        ...process.env,
        CARNET_PROOF: 'whole',
        CARNET_PROOF_SEED: String(seed),
        CARNET_PROOF_RESULT: result,
        ...(count === undefined ? {} : { CARNET_PROOF_COUNT: String(count) }),
      };
      const file = path.join(dist, 'test', 'proofs', `${test}.test.js`);
      const { status } = spawnSync(node, ['--enable-source-maps', '--test', file], { stdio: 'inherit', env });
      if (status !== 0) throw new Error(`the proof did not hold: seed ${seed}`);
      return JSON.parse(readFileSync(result, 'utf8'));
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

try {
  const [name = '', given] = process.argv.slice(2);
  const proof = PROOFS[name];
  if (proof === undefined) throw new Error(`no such proof: ${name} (${Object.keys(PROOFS).join(', ')})`);
  const { node, dist } = await prepare({ tests: true, out: `dist-prove-${name}` });
  const seed = Number(given ?? Math.floor(Math.random() * 1_000_000));
  const began = performance.now();
  try {
    const results = prove(node, dist, proof, seed);
    const kept = {
      proof: name,
      seed,
      // Only whole runs are kept.
      scale: 1,
      commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root }).toString().trim(),
      at: new Date().toISOString(),
      machine: `${os.cpus().length} × ${os.cpus()[0]?.model ?? 'unknown'}, load ${os.loadavg()[0].toFixed(1)} at the end`,
      seconds: Math.round((performance.now() - began) / 1000),
      ...Object.assign({}, ...results),
    };
    mkdirSync(path.join(root, 'proofs'), { recursive: true });
    writeFileSync(path.join(root, 'proofs', `${name}.json`), `${JSON.stringify(kept, undefined, 2)}\n`);
    process.stdout.write(`${JSON.stringify(kept)}\n`);
  } finally {
    rmSync(dist, { recursive: true, force: true });
  }
} catch (error) {
  giveUp(error);
}
