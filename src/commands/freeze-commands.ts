import { readFreezes } from '../access/index.js';
import { CommandFailed } from './command-failed.js';
import type { House } from '../compose.js';
import { findStaff } from '../help/index.js';
import type { Result } from '../kernel/result.js';
import { endProposalOn, parseReason, proposalsOn, proposeOnFreeze, type Judgement } from '../oversight/index.js';
import { isUuid } from '../kernel/ids.js';

// carnet freezes …: what auditors do about frozen accesses, at the command line; the same acts as on their pages, the same trail.

type Say = (line: string) => void;

export async function listFreezes({ database, keys }: House, json: boolean, out: Say): Promise<void> {
  const freezes = await readFreezes(database.directory);
  const said = await proposalsOn(
    database.directory,
    keys.directory,
    freezes.map(({ id }) => id),
  );
  for (const one of freezes) {
    const proposals = said.filter(({ freezeId }) => freezeId === one.id);
    const words = proposals
      .map(({ by, what, reason, ended }) =>
        [`${by.name}: ${what} (${reason})`, ended === undefined ? '' : `${ended.how} by ${ended.by.name}`].join(' '),
      )
      .join(', ');
    out(
      json
        ? JSON.stringify({ ...one, proposals })
        : `${one.id}  ${new Date(one.since).toISOString()}  ${one.kind}  ${one.idNatPs} at ${one.structureId}  ` +
            `${one.inHour} in an hour, ${one.inMonth} in a month  ${one.judged ?? 'waits'}  ${words}`,
    );
  }
}

interface Judged {
  readonly id: string;
  readonly what: Judgement | 'decline';
  /** The username of an active auditor. */
  readonly auditor: string | undefined;
  readonly reason: string | undefined;
  readonly out: Say;
}

/** Proposes; or ends what another auditor proposed: saying the same confirms it, `decline` sets it aside. */
export async function judgeFreeze(house: House, { id, what, auditor, reason, out }: Judged): Promise<void> {
  const { database, keys } = house;
  const said = parseReason(reason);
  if (!isUuid(id) || auditor === undefined || said === undefined)
    throw new CommandFailed(2, 'an id, --auditor USERNAME and --reason TEXT (10 letters or more) are needed');
  const staff = await findStaff(database.directory, keys, { username: auditor });
  if (staff?.role !== 'auditor') throw new CommandFailed(1, 'no auditor has this username (carnet staff list)');
  const who = { auditor: { id: staff.id, name: staff.name }, by: 'command' } as const;
  const open = (await proposalsOn(database.directory, keys.directory, [id])).find(({ ended }) => ended === undefined);
  if (what === 'decline' || open?.what === what) {
    if (open === undefined) throw new CommandFailed(1, 'nothing was proposed about this freeze');
    const how = what === 'decline' ? 'declined' : 'confirmed';
    heard(await endProposalOn(house, who, { proposalId: open.id, how, reason: said }));
    return out(how === 'declined' ? 'The proposal is set aside.' : `Two auditors agree: ${open.what}.`);
  }
  heard(await proposeOnFreeze(house, who, { freezeId: id, what, reason: said }));
  out('Noted. It is carried out once a second auditor says the same.');
}

function heard(result: Result<unknown>): void {
  if (result.ok) return;
  if (result.problem === 'second-auditor-needed')
    throw new CommandFailed(3, 'this auditor has spoken: the second pair of eyes is somebody else’s');
  if (result.problem === 'proposal-waits')
    throw new CommandFailed(3, 'another proposal waits for a second auditor: confirm or decline it first');
  throw new CommandFailed(1, result.problem === 'freeze-unknown' ? 'no such freeze holds' : result.problem);
}
