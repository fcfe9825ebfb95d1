// npm run prove:guessing: the whole count of test/proofs/guessing.proof.test.ts; seed, commit and result are kept in proofs/guessing.json.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { giveUp, prepare, root } from './bootstrap.mjs';

const GUESSES = 1_000_000;

try {
  const { node, dist } = await prepare({ tests: true, out: 'dist-prove-guessing' });
  const seed = Number(process.argv[2] ?? Math.floor(Math.random() * 1_000_000));
  const folder = mkdtempSync(path.join(os.tmpdir(), 'carnet-proof-'));
  const result = path.join(folder, 'result.json');
  try {
    const { status } = spawnSync(
      node,
      ['--enable-source-maps', '--test', path.join(dist, 'test', 'proofs', 'guessing.proof.test.js')],
      {
        stdio: 'inherit',
        env: {
          ...process.env,
          CARNET_PROOF_GUESSES: String(GUESSES),
          CARNET_PROOF_SEED: String(seed),
          CARNET_PROOF_RESULT: result,
        },
      },
    );
    if (status !== 0) throw new Error(`the proof did not hold: seed ${seed}`);
    const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root }).toString().trim();
    const kept = { ...JSON.parse(readFileSync(result, 'utf8')), commit, at: new Date().toISOString() };
    mkdirSync(path.join(root, 'proofs'), { recursive: true });
    writeFileSync(path.join(root, 'proofs', 'guessing.json'), `${JSON.stringify(kept, undefined, 2)}\n`);
    process.stdout.write(`${JSON.stringify(kept)}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
} catch (error) {
  giveUp(error);
}
