import { readFile } from 'node:fs/promises';
import { continuationFault, parseHistoryProof, sha256, verifyHistory, verifySignature } from '../audit/index.js';
import { CommandFailed } from './command-failed.js';

type Say = (line: string) => void;

interface HistoryVerify {
  readonly file: string;
  /** An older file of the same person. */
  readonly older?: string | undefined;
  /** Public keys of the log (both), as published; without them those in the file are taken and printed for comparing. */
  readonly keys: readonly string[];
  readonly json: boolean;
  readonly out: Say;
}

/** carnet history verify FILE: what the offline page does, on a command line. Neither settings nor a database are needed. */
export async function historyVerify({ file, older, keys, json, out }: HistoryVerify): Promise<void> {
  const proof = parseHistoryProof(await textOf(file));
  const verdict =
    proof === undefined
      ? ({ ok: false, fault: 'file' } as const)
      : verifyHistory(proof, keys.length === 0 ? {} : { log: keys }, sha256, verifySignature);
  const before = older === undefined ? undefined : parseHistoryProof(await textOf(older));
  if (older !== undefined && before === undefined) throw new CommandFailed(2, `${older} is not a proof file`);
  const differsAt = proof !== undefined && before !== undefined ? continuationFault(before, proof) : undefined;
  if (json) out(JSON.stringify({ ...verdict, ...(differsAt === undefined ? {} : { differsAt }) }));
  else if (verdict.ok) {
    out(`Complete: ${verdict.entries} entries, none missing, none changed.`);
    if (verdict.since !== undefined)
      out(
        `The first ${verdict.anchored} are unchanged since ${new Date(verdict.since).toISOString()} (signed by the log).`,
      );
    if (verdict.witnessed !== undefined)
      out(`Seen by ${verdict.witnessed.name} on ${new Date(verdict.witnessed.since).toISOString()}.`);
    if (verdict.entries > verdict.anchored) out(`Not yet anchored: ${verdict.entries - verdict.anchored}.`);
    for (const { after, until, reason } of verdict.gaps)
      out(
        `Complete since ${new Date(until).toISOString()}. The log was set back by a restored backup (${reason}): entries since ${new Date(after).toISOString()} may be missing.`,
      );
    if (verdict.released > 0) out(`Kept apart and then shown, found in the log as they were: ${verdict.released}.`);
    if (verdict.onlyClaimed > 0) out(`Old entries whose words are only claimed: ${verdict.onlyClaimed}.`);
    if (keys.length === 0) for (const key of proof?.keys.log ?? []) out(`Compare with the published key: ${key}`);
  } else out(`Does not hold: ${verdict.fault}${verdict.n === undefined ? '' : `, entry ${verdict.n}`}.`);
  if (differsAt !== undefined && !json) out(`It does not go on from ${older}: they differ at entry ${differsAt}.`);
  if (!verdict.ok || differsAt !== undefined) throw new CommandFailed(3, 'the history does not hold');
}

const textOf = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch(() => {
    throw new CommandFailed(2, `cannot read ${file}`);
  });
