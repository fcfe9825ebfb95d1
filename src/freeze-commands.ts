import { giveOpinion, readFreezes } from './access/index.js';
import { CommandFailed } from './command-failed.js';
import type { House } from './compose.js';
import { blindIndex, seal, unseal } from './platform/sealing.js';

// carnet freezes …: what auditors see and say of accesses that are frozen.

type Say = (line: string) => void;

export async function listFreezes({ database, keys }: House, json: boolean, out: Say): Promise<void> {
  for (const { opinions, ...one } of await readFreezes(database.directory)) {
    const opened = opinions.map(({ sealed, lifts }) => ({
      ...(JSON.parse(unseal(keys.directory, `freeze|${one.id}`, sealed).toString()) as {
        auditor: string;
        reason: string;
      }),
      lifts,
    }));
    const said = opened
      .map(({ auditor, reason, lifts }) => `${auditor}: ${lifts ? 'lift' : 'keep'} (${reason})`)
      .join(', ');
    out(
      json
        ? JSON.stringify({ ...one, opinions: opened })
        : `${one.id}  ${new Date(one.since).toISOString()}  ${one.kind}  ${one.idNatPs} at ${one.structureId}  ` +
            `${one.inHour} in an hour, ${one.inMonth} in a month  ${said}`,
    );
  }
}

interface Judged {
  readonly id: string;
  readonly lifts: boolean;
  readonly auditor: string | undefined;
  readonly reason: string | undefined;
  readonly out: Say;
}

/** The machine believes who runs the command; that two names are two people is the operator's to hold. */
export async function judgeFreeze(
  { database, clock, keys }: House,
  { id, lifts, auditor, reason, out }: Judged,
): Promise<void> {
  if (!/^[0-9a-f-]{36}$/.test(id) || auditor === undefined || auditor.trim() === '' || (reason ?? '').trim() === '')
    throw new CommandFailed(2, `an id, --auditor and --reason are needed`);
  const name = auditor.trim().toLowerCase();
  const opinion = {
    freezeId: id,
    auditor: blindIndex(keys.index, 'auditor', name).toString('hex'),
    lifts,
    sealed: seal(keys.directory, `freeze|${id}`, JSON.stringify({ auditor: name, reason: (reason ?? '').trim() })),
    at: clock.domain(),
  };
  const ending = await database.directory.begin((sql) => giveOpinion(sql, opinion));
  if (ending === 'unknown') throw new CommandFailed(1, 'no such freeze holds');
  if (ending === 'already')
    throw new CommandFailed(3, 'this auditor has spoken: the second pair of eyes is somebody else’s');
  out(
    ending === 'lifted'
      ? 'Two auditors agree: the freeze is lifted.'
      : 'Noted. It holds until a second auditor agrees to lift it.',
  );
}
