// npm run prove:life, prove:erasure, prove:crash-life: the whole counts of what npm test runs on a hundredth. Seed, commit, machine and result
// are kept in proofs/<name>.json. Arguments: the name, then a seed.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { giveUp, prepare, root } from './bootstrap.mjs';

const PROOFS = {
  life: ['life.test.js', 'life-on-postgres.test.js', 'twenty-years.test.js'],
  erasure: ['erasure.test.js'],
  'crash-life': ['crash-life.test.js'],
};

try {
  const [name, given] = process.argv.slice(2);
  const files = PROOFS[name];
  if (files === undefined) throw new Error(`prove-life.mjs ${Object.keys(PROOFS).join('|')} [seed]`);
  const { node, dist } = await prepare({ tests: true, out: 'dist-prove-life' });
  const seed = Number(given ?? Math.floor(Math.random() * 1_000_000));
  const folder = mkdtempSync(path.join(os.tmpdir(), 'carnet-proof-'));
  const results = {};
  const began = performance.now();
  try {
    for (const file of files) {
      const result = path.join(folder, `${file}.json`);
      const env = {
        ...process.env,
        CARNET_PROOF: 'whole',
        CARNET_PROOF_SEED: String(seed),
        CARNET_PROOF_RESULT: result,
      };
      const at = path.join(dist, 'test', 'proofs', file);
      const { status } = spawnSync(node, ['--enable-source-maps', '--test', at], { stdio: 'inherit', env });
      if (status !== 0) throw new Error(`the proof did not hold: seed ${seed}`);
      Object.assign(results, JSON.parse(readFileSync(result, 'utf8')));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const kept = {
    proof: name,
    seed,
    commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root }).toString().trim(),
    at: new Date().toISOString(),
    machine: `${os.cpus().length} × ${os.cpus()[0]?.model ?? 'unknown'}, load ${os.loadavg()[0].toFixed(1)} at the end`,
    seconds: Math.round((performance.now() - began) / 1000),
    ...results,
  };
  mkdirSync(path.join(root, 'proofs'), { recursive: true });
  writeFileSync(path.join(root, 'proofs', `${name}.json`), `${JSON.stringify(kept, undefined, 2)}\n`);
  process.stdout.write(`${JSON.stringify(kept)}\n`);
} catch (error) {
  giveUp(error);
}
