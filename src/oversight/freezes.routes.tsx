import { readFreeze, readFreezes, readStrangerLimit, strangersOf, type Freeze } from '../access/index.js';
import { staffEdgeFor, staffPage, staffRoutes, type StaffCaller, type StaffPage } from '../help/index.js';
import { messagesOf, readProfessionals, readStructure, refusalReply, type StaffSession } from '../identity/index.js';
import { isUuid, type IdNatPs, type StructureId } from '../kernel/ids.js';
import type { Result } from '../kernel/result.js';
import { redirect, type HttpRequest, type Reply, type Route } from '../platform/route.js';
import { justDone } from '../web/just-done.js';
import { FreezePage, type FreezeFault } from './freeze.page.js';
import { FREEZE, FREEZES, FreezesPage, nameOf, PROPOSALS, type Behind } from './freezes.page.js';
import { endProposalOn, proposeOnFreeze } from './judge-freeze.js';
import type { OversightHouse } from './oversight-house.js';
import { isJudgement, parseReason, PROPOSAL_ENDINGS, type Proposal } from './proposal.model.js';
import { proposalsOn, proposedFreezes, readProposal } from './proposal.store.js';
import { pseudonymOf } from './pseudonym.js';
import { TRAIL, TrailPage } from './trail.page.js';
import { tellTrail } from './tell-trail.js';
import { readTrail } from './trail.store.js';

// The requests of auditors about frozen accesses, and their trail.

const RECORDS_SHOWN = 60;
const LINES_SHOWN = 25;

export function freezeRoutes(house: OversightHouse): Route[] {
  const { database, keys, site } = house;
  const sql = database.directory;
  const edge = staffEdgeFor(house, ['auditor']);
  const { reads, posts } = staffRoutes(edge);
  const told = tellTrail(house);

  async function behind(idNatPs: string, structureId: string): Promise<Behind> {
    const [people, structure] = await Promise.all([
      readProfessionals(sql, keys.directory, [idNatPs as IdNatPs]),
      readStructure(sql, keys.directory, structureId as StructureId),
    ]);
    const professional = people.get(idNatPs as IdNatPs);
    return {
      ...(professional === undefined ? {} : { professional }),
      ...(structure === undefined ? {} : { structureName: structure.name }),
    };
  }

  function page(
    request: HttpRequest,
    session: StaffSession,
    { crumb, ...content }: Omit<StaffPage, 'back' | 'done'> & { readonly crumb?: true },
  ): Reply {
    const { freezes, done } = messagesOf(request).oversight;
    const back = crumb === true ? { label: freezes.title, href: FREEZES } : undefined;
    return staffPage(site, request, session, { ...content, back, done });
  }

  async function queue(request: HttpRequest, session: StaffSession): Promise<Reply> {
    const m = messagesOf(request);
    const freezes = await readFreezes(sql);
    const said = await proposalsOn(
      sql,
      keys.directory,
      freezes.map(({ id }) => id),
    );
    const listed = await Promise.all(
      freezes.map(async (freeze) => {
        const open = said.find((one) => one.freezeId === freeze.id && one.ended === undefined);
        return {
          freeze,
          ...(open === undefined ? {} : { open }),
          ...(await behind(freeze.idNatPs, freeze.structureId)),
        };
      }),
    );
    const proposed = await Promise.all(
      (await proposedFreezes(sql, keys.directory)).map(async (proposal) => ({
        proposal,
        ...(await behind(proposal.subject.id, proposal.structureId ?? '')),
      })),
    );
    const { title, lead } = m.oversight.freezes;
    return page(request, session, { title, lead, body: <FreezesPage m={m} freezes={listed} proposed={proposed} /> });
  }

  interface Asked {
    readonly faults?: readonly FreezeFault[];
    readonly typed?: { readonly what: string; readonly reason: string };
  }

  /** Shows a case, whatever was asked for: nobody sees one without an entry in the trail. */
  async function oneFreeze(
    request: HttpRequest,
    session: StaffSession,
    caller: StaffCaller,
    of: { readonly freeze?: Freeze; readonly said: readonly Proposal[] },
    { faults, typed }: Asked = {},
  ): Promise<Reply> {
    const m = messagesOf(request);
    const { freeze, said } = of;
    const [idNatPs, structureId, caseId] =
      freeze === undefined
        ? [said[0]?.subject.id ?? '', said[0]?.structureId ?? '', said[0]?.id ?? '']
        : [freeze.idNatPs, freeze.structureId, freeze.id];
    const subject =
      freeze === undefined
        ? said[0]?.subject
        : { kind: freeze.kind, id: freeze.kind === 'professional' ? idNatPs : structureId };
    await told(caller, { act: 'freeze-read', of: caseId, ...(subject === undefined ? {} : { subject }) });
    // A structure's strangers are those of everybody there: only their number is known.
    const seen = freeze?.kind === 'professional' ? await strangersOf(sql, freeze.idNatPs, freeze.since, 10_000) : [];
    const limits = freeze === undefined ? undefined : await readStrangerLimit(sql, freeze.kind);
    const shown = seen.slice(-RECORDS_SHOWN);
    const who = await behind(idNatPs, structureId);
    return page(request, session, {
      title: nameOf({ ...who, ...(freeze === undefined ? {} : { freeze }) }, m),
      status: faults === undefined ? 200 : 400,
      crumb: true,
      body: (
        <FreezePage
          m={m}
          csrf={session.csrf}
          auditorId={caller.id}
          {...(freeze === undefined ? {} : { freeze })}
          {...(limits === undefined ? {} : { limits })}
          {...who}
          records={shown.map(({ recordId, at }) => ({ name: pseudonymOf(keys.index, caseId, recordId), at }))}
          moreRecords={seen.length - shown.length}
          said={said}
          faults={faults}
          typed={typed}
        />
      ),
    });
  }

  const nothing = (request: HttpRequest, session: StaffSession): Reply =>
    refusalReply('not-found', request, site, { session, href: FREEZES });

  async function freezeOf(id: string): Promise<{ freeze: Freeze; said: Proposal[] } | undefined> {
    const freeze = isUuid(id) ? await readFreeze(sql, id) : undefined;
    return freeze === undefined ? undefined : { freeze, said: await proposalsOn(sql, keys.directory, [id]) };
  }
  async function caseOf(proposal: Proposal): Promise<{ freeze?: Freeze; said: Proposal[] }> {
    return (proposal.freezeId === undefined ? undefined : await freezeOf(proposal.freezeId)) ?? { said: [proposal] };
  }

  async function propose(request: HttpRequest, session: StaffSession, caller: StaffCaller): Promise<Reply> {
    const typed = { what: request.form.get('issue') ?? '', reason: request.form.get('motif') ?? '' };
    const found = await freezeOf(request.form.get('arret') ?? '');
    if (found === undefined) return nothing(request, session);
    const reason = parseReason(typed.reason);
    const { what } = typed;
    if (reason === undefined || !isJudgement(what)) {
      const faults: FreezeFault[] = [
        ...(isJudgement(what) ? [] : ['what-missing' as const]),
        ...(reason === undefined ? ['reason-missing' as const] : []),
      ];
      return oneFreeze(request, session, caller, found, { faults, typed });
    }
    const by = { auditor: { id: caller.id, name: caller.name }, by: 'page' } as const;
    const done = await proposeOnFreeze(house, by, { freezeId: found.freeze.id, what, reason });
    if (done.ok) return redirect(`${FREEZE}/${found.freeze.id}`, [justDone('proposed')]);
    return oneFreeze(request, session, caller, found, { faults: [faultOf(done)], typed });
  }

  async function end(request: HttpRequest, session: StaffSession, caller: StaffCaller): Promise<Reply> {
    const id = request.form.get('proposition') ?? '';
    const how = PROPOSAL_ENDINGS.find((one) => one === request.form.get('suite'));
    const proposal = isUuid(id) ? await readProposal(sql, keys.directory, id) : undefined;
    if (proposal === undefined || how === undefined) return nothing(request, session);
    const typed = { what: '', reason: request.form.get('motif') ?? '' };
    const reason = parseReason(typed.reason);
    if (reason === undefined)
      return oneFreeze(request, session, caller, await caseOf(proposal), { faults: ['reason-missing'], typed });
    const by = { auditor: { id: caller.id, name: caller.name }, by: 'page' } as const;
    const done = await endProposalOn(house, by, { proposalId: id, how, reason });
    if (done.ok) return redirect(FREEZES, [justDone(how)]);
    return oneFreeze(request, session, caller, await caseOf(proposal), { faults: [faultOf(done)], typed });
  }

  async function trail(request: HttpRequest, session: StaffSession, caller: StaffCaller): Promise<Reply> {
    const m = messagesOf(request);
    const before = /^[1-9]\d{0,14}$/.exec(request.query.get('avant') ?? '')?.[0];
    await told(caller, { act: 'trail-read' });
    const { lines, next } = await readTrail(sql, keys.directory, {
      limit: LINES_SHOWN,
      before: before === undefined ? undefined : Number(before),
    });
    const people = lines.flatMap(({ subject }) => (subject?.kind === 'professional' ? [subject.id as IdNatPs] : []));
    const known = await readProfessionals(sql, keys.directory, [...new Set(people)]);
    const names = new Map(
      [...known].map(([id, { givenName, familyName }]) => [id as string, `${givenName} ${familyName}`] as const),
    );
    const { title, lead } = m.oversight.trail;
    return page(request, session, {
      title,
      lead,
      body: <TrailPage m={m} lines={lines} next={next} names={names} />,
    });
  }

  return [
    reads(FREEZES, queue),
    reads(`${FREEZE}/:id`, async (request, session, caller) => {
      const found = await freezeOf(request.params['id'] ?? '');
      return found === undefined ? nothing(request, session) : oneFreeze(request, session, caller, found);
    }),
    reads(`${PROPOSALS}/:id`, async (request, session, caller) => {
      const id = request.params['id'] ?? '';
      const proposal = isUuid(id) ? await readProposal(sql, keys.directory, id) : undefined;
      if (proposal === undefined) return nothing(request, session);
      return oneFreeze(request, session, caller, await caseOf(proposal));
    }),
    posts(`${FREEZE}/proposer`, propose),
    posts(`${PROPOSALS}/finir`, end),
    reads(TRAIL, trail),
  ];
}

const FAULTS = [
  'proposal-waits',
  'proposal-unknown',
  'second-auditor-needed',
  'not-your-proposal',
  'freeze-unknown',
  'only-people-are-struck',
] as const;
const faultOf = (result: Result<unknown>): FreezeFault =>
  (result.ok ? undefined : FAULTS.find((name) => name === result.problem)) ?? 'other';
