// How much of a proof is run: all of it by npm run prove:*, a hundredth by npm test. What came out is kept for the former.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const whole = process.env['CARNET_PROOF'] === 'whole';

/** `count` when the whole proof is run, else a hundredth of it (at least `least`). */
export const howMany = (count: number, least = 1): number => (whole ? count : Math.max(least, Math.ceil(count / 100)));

export const proofSeed = (): number => Number(process.env['CARNET_PROOF_SEED'] ?? 20_261_122);

/** Adds to what is kept of this run. */
export function keepResult(result: Readonly<Record<string, unknown>>): void {
  const file = process.env['CARNET_PROOF_RESULT'];
  if (file === undefined) return;
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as object) : {};
  writeFileSync(file, JSON.stringify({ ...before, ...result }));
}
