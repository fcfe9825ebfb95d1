import { addFreeze, keepFreeze, liftFreeze, readFreeze } from '../access/index.js';
import { setOnRegisterWithin } from '../identity/index.js';
import type { IdNatPs } from '../kernel/ids.js';
import { ok, problem, type Result } from '../kernel/result.js';
import type { Instant } from '../kernel/time.js';
import type { Query } from '../platform/database.js';
import type { JudgingHouse } from './oversight-house.js';
import type { Auditor, Judgement, Proposal, ProposalEnding } from './proposal.model.js';
import { addProposal, endProposal, holdOpenProposal, readProposal } from './proposal.store.js';
import type { TrailEntry } from './trail.model.js';
import { addToTrail } from './trail.store.js';
import { twoAuditorsDecide } from './two-auditors-decide.rule.js';

// What auditors do about frozen accesses, written once: the pages and the command line come here. Each step and its entry in the trail are
// one transaction; what is refused leaves an entry too.

export interface Judging {
  readonly auditor: Auditor;
  readonly by: TrailEntry['by'];
}

export interface FreezeProposed {
  readonly freezeId: string;
  readonly what: Judgement;
  readonly reason: string;
}

/** The first pair of eyes. */
export function proposeOnFreeze(house: JudgingHouse, who: Judging, input: FreezeProposed): Promise<Result<Proposal>> {
  const { freezeId, what, reason } = input;
  return traced(house, who, { act: 'freeze-propose', what, reason, of: freezeId }, async (sql, at) => {
    const freeze = await readFreeze(sql, freezeId, { hold: true });
    if (freeze === undefined) return problem('freeze-unknown');
    const id = freeze.kind === 'professional' ? freeze.idNatPs : freeze.structureId;
    if (what === 'strike' && freeze.kind === 'structure') return problem('only-people-are-struck');
    return propose(house, sql, { subject: { kind: freeze.kind, id }, freezeId, what, by: who.auditor, at, reason });
  });
}

export interface NewFreezeProposed {
  readonly idNatPs: string;
  readonly structureId: string;
  readonly reason: string;
  /** The case it comes from. */
  readonly of: string;
  readonly at: Instant;
}

/**
 * A freeze that no counter asked for: an emergency access was found abusive. It, too, takes two. Within the transaction of that finding, `sql`:
 * where something waits about them already, that is left to go on, and the trail says so.
 */
export function proposeFreezeWithin(
  house: JudgingHouse,
  sql: Query,
  who: Judging,
  { idNatPs, structureId, reason, of, at }: NewFreezeProposed,
): Promise<Result<Proposal>> {
  const subject = { kind: 'professional', id: idNatPs } as const;
  const said = { subject, what: 'freeze', by: who.auditor, at, reason, structureId } as const;
  const told = { act: 'freeze-propose', what: 'freeze', reason, of } as const;
  return tracedWithin(house, sql, at, who, told, () => propose(house, sql, said));
}

async function propose(
  { keys, ids }: JudgingHouse,
  sql: Query,
  said: Omit<Proposal, 'id' | 'ended'>,
): Promise<Result<Proposal>> {
  const open = await holdOpenProposal(sql, keys.directory, said.subject.id);
  const may = twoAuditorsDecide('propose', said.by.id, open);
  if (!may.ok) return may;
  const proposal = { ...said, id: ids.item(`proposal ${said.subject.id} ${said.at}`) };
  await addProposal(sql, keys.directory, proposal);
  return ok(proposal);
}

export interface ProposalEnded {
  readonly proposalId: string;
  readonly how: ProposalEnding;
  readonly reason: string;
}

/** The second pair of eyes; or the first one, taking it back. What is confirmed is carried out in the same transaction. */
export function endProposalOn(house: JudgingHouse, who: Judging, input: ProposalEnded): Promise<Result<Proposal>> {
  const { proposalId, how, reason } = input;
  const told = { act: `proposal-${how}`, reason, of: proposalId } as const;
  return traced(house, who, told, async (sql, at) => {
    const asked = await readProposal(sql, house.keys.directory, proposalId);
    if (asked === undefined) return problem('proposal-unknown');
    const held = await holdOpenProposal(sql, house.keys.directory, asked.subject.id);
    const open = held?.id === proposalId ? held : undefined;
    const may = twoAuditorsDecide(how, who.auditor.id, open);
    if (!may.ok) return may;
    await endProposal(sql, house.keys.directory, proposalId, { how, by: who.auditor, at, reason });
    if (how === 'confirmed') await carryOut(house, sql, asked, at);
    return ok(asked);
  });
}

async function carryOut({ clock }: JudgingHouse, sql: Query, proposal: Proposal, at: Instant): Promise<void> {
  const { what, freezeId, subject, structureId } = proposal;
  if (what === 'freeze') return addFreeze(sql, subject.id, structureId ?? '', at);
  if (freezeId === undefined) throw new Error('a judgement without its freeze');
  if (what === 'lift') return liftFreeze(sql, freezeId, at);
  await keepFreeze(sql, freezeId, what, at);
  if (what === 'strike') await setOnRegisterWithin(sql, subject.id as IdNatPs, false, clock.real());
}

type Told = Omit<TrailEntry, 'outcome' | 'auditor' | 'by' | 'subject' | 'problem'>;

async function traced(
  house: JudgingHouse,
  who: Judging,
  told: Told,
  work: (sql: Query, at: Instant) => Promise<Result<Proposal>>,
): Promise<Result<Proposal>> {
  const at = house.clock.domain();
  return house.database.directory.begin((sql) => tracedWithin(house, sql, at, who, told, () => work(sql, at)));
}

/** What is refused has changed nothing: its entry stands in the same transaction. */
async function tracedWithin(
  { keys }: JudgingHouse,
  sql: Query,
  at: Instant,
  { auditor, by }: Judging,
  told: Told,
  work: () => Promise<Result<Proposal>>,
): Promise<Result<Proposal>> {
  const done = await work();
  const ending = done.ok
    ? ({ outcome: 'done', subject: done.value.subject, what: done.value.what } as const)
    : ({ outcome: 'refused', problem: done.problem } as const);
  await addToTrail(sql, keys.directory, at, { ...told, auditor, by, ...ending });
  return done;
}
