import { readFile } from 'node:fs/promises';
import {
  addRestore,
  askForRollbacks,
  digestOf,
  lastAtWitness,
  LOGS,
  noteText,
  originOf,
  parseCheckpointFile,
  seenHead,
  stateRollback,
  takeRestore,
} from '../audit/index.js';
import { anchorAndWitness } from '../anchor.js';
import { CommandFailed } from './command-failed.js';
import type { House } from '../compose.js';
import { addSecurityEvent } from '../identity/index.js';
import { isUuid } from '../kernel/ids.js';

// carnet audit restored: after a backup was restored, two operators state that the logs were set back, and the witness cosigns it.

export interface RestoredCommand {
  readonly operator: string | undefined;
  readonly on: string | undefined;
  readonly reason: string | undefined;
  /** What the first operator was given. */
  readonly confirm: string | undefined;
  /** A file of signed checkpoints held outside, for an installation without a witness. */
  readonly checkpoint: string | undefined;
  readonly out: (line: string) => void;
}

const oneLine = (text: string | undefined): string => (text ?? '').replace(/\s+/gu, ' ').trim().slice(0, 300);

export async function auditRestored(house: House, command: RestoredCommand): Promise<void> {
  const operator = oneLine(command.operator);
  if (operator === '') throw new CommandFailed(2, 'say who you are: --operator NAME');
  if (command.confirm !== undefined) return confirm(house, operator, command.confirm, command);
  const reason = oneLine(command.reason);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(command.on ?? '') || reason === '')
    throw new CommandFailed(2, 'say when the backup was restored and why: --on YYYY-MM-DD --reason TEXT');
  const id = house.ids.item('restore');
  const at = house.clock.domain();
  await addRestore(house.database.directory, { id, at, operator, restoredOn: command.on ?? '', reason });
  command.out(`Noted. Another operator confirms with: carnet audit restored --confirm ${id} --operator NAME`);
}

async function confirm(house: House, operator: string, id: string, command: RestoredCommand): Promise<void> {
  const { database, logKeys, clock, witness } = house;
  if (!isUuid(id)) throw new CommandFailed(2, 'not what the first operator was given');
  const held = await heldOutside(house, command.checkpoint);
  const at = clock.domain();
  const stated = await database.directory.begin(async (sql) => {
    const restore = await takeRestore(sql, id, at);
    if (restore === undefined) throw new CommandFailed(1, 'nothing of this id waits to be confirmed');
    if (restore.operator.toLowerCase() === operator.toLowerCase())
      throw new CommandFailed(3, 'the second operator is somebody else');
    const texts: string[] = [];
    for (const log of LOGS) {
      const seen = held.get(log);
      if (seen === undefined) continue;
      const input = { sql, keys: logKeys, log, seen, hasWitness: witness !== undefined, restore, operator, at };
      const done = await stateRollback(input);
      if (done.ok) texts.push(done.value.text);
      else if (done.problem !== 'not-rolled-back') throw new CommandFailed(1, done.problem);
    }
    if (texts.length === 0) throw new CommandFailed(1, 'the logs still hold what others have seen: nothing to state');
    return texts;
  });
  for (const text of stated) {
    command.out(text);
    const digest = digestOf(text);
    await addSecurityEvent(database.directory, 'log-rolled-back', clock.real(), { statement: digest });
  }
  await anchorAndWitness(house, { everything: true });
  if (witness === undefined) return command.out('Signed. No witness watches over this installation.');
  const waiting = await askForRollbacks(database, witness);
  for (const { digest, status } of waiting)
    command.out(
      status === 202
        ? `The keeper of the witness allows it there with: carnet witness allow ${digest}. The worker then asks again.`
        : `The witness has not cosigned ${digest}: ${status}.`,
    );
  if (waiting.length === 0) command.out('Cosigned by the witness.');
}

/** What others hold of each log: the witness, or a file. */
async function heldOutside({ logKeys, witness }: House, file: string | undefined): Promise<Map<string, string>> {
  const held = new Map<string, string>();
  if (witness !== undefined)
    for (const log of LOGS) {
      const note = await lastAtWitness(witness, originOf(logKeys, log));
      if (note !== undefined) held.set(log, note);
    }
  if (file !== undefined) {
    const found = parseCheckpointFile(await readFile(file, 'utf8').catch(() => '')) ?? [];
    for (const log of LOGS)
      for (const one of found) {
        const text = noteText(one.note);
        const head = seenHead(text, logKeys, log);
        const before = seenHead(held.get(log) ?? '', logKeys, log);
        if (head !== undefined && head.size > (before?.size ?? -1)) held.set(log, text);
      }
  }
  if (held.size === 0) throw new CommandFailed(2, 'nobody outside holds a checkpoint: give one with --checkpoint FILE');
  return held;
}
