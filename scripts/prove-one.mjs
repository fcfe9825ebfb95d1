// npm run prove:trace, prove:bijection, prove:strangers: the whole count of one test in test/proofs; seed, commit and result are kept in
// proofs/. node scripts/prove-one.mjs NAME [seed]
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { giveUp, prepare, root } from './bootstrap.mjs';

const PROOFS = {
  trace: { test: 'trace-tampered', count: 10_000 },
  bijection: { test: 'trace-bijection', count: 10_000 },
  strangers: { test: 'stolen-session', count: 100_000 },
};

try {
  const [name = '', given] = process.argv.slice(2);
  const proof = PROOFS[name];
  if (proof === undefined) throw new Error(`no such proof: ${name} (${Object.keys(PROOFS).join(', ')})`);
  const { node, dist } = await prepare({ tests: true, out: `dist-prove-${name}` });
  const seed = Number(given ?? Math.floor(Math.random() * 1_000_000));
  const folder = mkdtempSync(path.join(os.tmpdir(), 'carnet-proof-'));
  const result = path.join(folder, 'result.json');
  try {
    const { status } = spawnSync(
      node,
      ['--enable-source-maps', '--test', path.join(dist, 'test', 'proofs', `${proof.test}.test.js`)],
      {
        stdio: 'inherit',
        env: {
          ...process.env,
          CARNET_PROOF_COUNT: String(proof.count),
          CARNET_PROOF_SEED: String(seed),
          CARNET_PROOF_RESULT: result,
        },
      },
    );
    if (status !== 0) throw new Error(`the proof did not hold: seed ${seed}`);
    const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root }).toString().trim();
    const kept = { ...JSON.parse(readFileSync(result, 'utf8')), commit, at: new Date().toISOString() };
    mkdirSync(path.join(root, 'proofs'), { recursive: true });
    writeFileSync(path.join(root, 'proofs', `${name}.json`), `${JSON.stringify(kept, undefined, 2)}\n`);
    process.stdout.write(`${JSON.stringify(kept)}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(dist, { recursive: true, force: true });
  }
} catch (error) {
  giveUp(error);
}
