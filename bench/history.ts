// node dist/bench/history.js [entries]: how long a person's check of their own history takes, with node's own cryptography and with the one the
// offline page brings along. The bar is 50 ms for a history of a thousand lines.
import { hashes, verify as verifyInBrowser } from '@noble/ed25519';
import { sha256 as sha256OfBrowser, sha512 } from '@noble/hashes/sha2.js';
import { createSecretKey, randomBytes } from 'node:crypto';
import { logKeys, sha256, verifierKeys, verifierKeyText, verifyHistory, verifySignature } from '../src/audit/index.js';
import { makeProof } from './history-proof.js';

hashes.sha512 = sha512;
const entries = Number(process.argv[2] ?? 1_000);
const key = () => createSecretKey(randomBytes(32));
const keys = logKeys(key(), key(), 'https://carnet.example');
const { plain, timestamped } = verifierKeys(keys, 'shown');
const proof = makeProof(
  entries,
  1_000_000,
  keys,
  [plain, timestamped].map((one) => verifierKeyText(one, sha256)),
);
const inBrowser = (...parts: readonly Uint8Array[]): Uint8Array => {
  const state = sha256OfBrowser.create();
  for (const part of parts) state.update(part);
  return state.digest();
};

/** Milliseconds of a processor: what the check costs, whatever else the machine does meanwhile. */
function median(check: () => boolean): number {
  const times: number[] = [];
  for (let round = 0; round < 40; round += 1) {
    const began = process.cpuUsage();
    if (!check()) throw new Error('the proof does not hold');
    const { user, system } = process.cpuUsage(began);
    times.push((user + system) / 1_000);
  }
  return times.sort((a, b) => a - b)[20] ?? Number.NaN;
}

const size = Buffer.byteLength(JSON.stringify(proof));
const node = median(() => verifyHistory(proof, {}, sha256, verifySignature).ok);
const page = median(
  () =>
    verifyHistory(proof, {}, inBrowser, (publicKey, message, signature) =>
      verifyInBrowser(signature, message, publicKey),
    ).ok,
);
process.stdout.write(
  `${JSON.stringify({ entries, hashesInPath: proof.anchor?.path.length, bytes: size, millisecondsNode: Number(node.toFixed(2)), millisecondsPage: Number(page.toFixed(2)) })}\n`,
);
