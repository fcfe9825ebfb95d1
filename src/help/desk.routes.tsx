import { findRecordByIns, forgetGuesses, langOf, mayTry, sessionsOf, type StaffSession } from '../identity/index.js';
import type { IdSource, RecordId } from '../kernel/ids.js';
import { INS_OID, parseIns } from '../kernel/ins.js';
import { askCodeAct, moveActs, transitionOf, type LifecycleAct, type LifeTerms } from '../lifecycle/index.js';
import type { Act, ActResult, ActRunner } from '../platform/act.js';
import type { BlobStore } from '../platform/blob-store.js';
import type { Courier } from '../platform/courier.js';
import { redirect, type HttpRequest, type Reply, type Route } from '../platform/route.js';
import type { SystemKeys } from '../platform/system-keys.js';
import { justDone } from '../web/just-done.js';
import { messagesFor } from '../web/index.js';
import { changeContactAct, findAccountAct, identifyCallerAct, recordPaperAct, unlockAct } from './desk.acts.js';
import { AccountPage, FindAccountPage } from './desk.page.js';
import { dayIn } from './day-in.js';
import { helpdeskActsAfterIdentityScript } from './helpdesk-acts-after-identity-script.rule.js';
import { readScan } from './scan.model.js';
import { staffPage, staffRoutes } from './staff-page.js';
import { DESK, staffEdge, type DeskCaller, type StaffEdgeDeps } from './staff.edge.js';

// The console's requests. An account is opened in the adviser's session; every act names it from there, never from the form.

export interface DeskDeps extends StaffEdgeDeps {
  readonly config: StaffEdgeDeps['config'] & { readonly mode: 'demo' | 'production' };
  readonly keys: Pick<SystemKeys, 'session' | 'index' | 'directory' | 'code'>;
  readonly runner: ActRunner;
  readonly blobs: BlobStore;
  readonly courier: Courier;
  readonly ids: IdSource;
  readonly terms: LifeTerms;
}

type Found = NonNullable<StaffSession['found']>;
const MOVES: readonly LifecycleAct[] = [
  'space-oppose',
  'space-return',
  'space-close',
  'space-reopen',
  'space-suspend',
  'space-object',
  'space-lift',
];

/** The same act, for a caller whose identity was checked in this call. */
const afterIdentity = <Input, Facts, Outcome>(
  act: Act<DeskCaller, Input, Facts, Outcome>,
  identified: boolean,
): Act<DeskCaller, Input, Facts, Outcome> => ({
  ...act,
  decide(facts, input, context) {
    const against = helpdeskActsAfterIdentityScript(identified);
    return against === undefined
      ? act.decide(facts, input, context)
      : { allowed: false, rule: against, refusal: 'access-not-authorised' };
  },
});

export function deskRoutes(deps: DeskDeps): Route[] {
  const { blobs, clock, config, courier, database, keys, runner, site, terms } = deps;
  const edge = staffEdge(deps);
  const sessions = sessionsOf(deps);
  const sql = database.directory;
  const moves = moveActs(terms);
  const askCode = askCodeAct({ keys, courier });
  const authorities = config.mode === 'demo' ? [INS_OID.test, INS_OID.demo] : [INS_OID.nir, INS_OID.nia];
  const callerOf = ({ staffId, name }: StaffSession): DeskCaller => ({ kind: 'helpdesk', id: staffId, name });
  const done = (what: string): Reply => redirect(DESK, [justDone(what)]);
  const said = (result: ActResult<unknown>, what: string): Reply => done(result.kind === 'done' ? what : 'refused');

  async function console(request: HttpRequest, session: StaffSession): Promise<Reply> {
    const m = messagesFor(langOf(request));
    const { csrf, found } = session;
    const view =
      found === undefined
        ? undefined
        : await runner.perform(findAccountAct, found.recordId, { identified: found.identified }, callerOf(session));
    const at = clock.domain();
    const body =
      view?.kind === 'done' ? (
        <AccountPage
          m={m}
          csrf={csrf}
          view={view.outcome}
          may={MOVES.filter((act) => transitionOf(view.outcome.space, act, 'helpdesk', at) !== undefined)}
        />
      ) : (
        <FindAccountPage m={m} csrf={csrf} missed={request.query.has('inconnu')} />
      );
    const { title, lead, done: words } = m.desk;
    return staffPage(site, request, session, { title, lead, body, done: words });
  }

  const { reads, posts } = staffRoutes(edge);
  const posted = (
    path: string,
    answer: (request: HttpRequest, session: StaffSession) => Promise<Reply>,
    body: 'form' | 'multipart' = 'form',
  ): Route => posts(`${DESK}/${path}`, answer, body === 'form' ? {} : { body, bodyLimit: 12 * 1024 * 1024 });
  const onAccount = (
    path: string,
    answer: (request: HttpRequest, found: Found, caller: DeskCaller, session: StaffSession) => Promise<Reply>,
    body: 'form' | 'multipart' = 'form',
  ): Route =>
    posted(
      path,
      (request, session) =>
        session.found === undefined
          ? Promise.resolve(redirect(DESK))
          : answer(request, session.found, callerOf(session), session),
      body,
    );

  async function open(request: HttpRequest, session: StaffSession): Promise<Reply> {
    const typed = (request.form.get('nir') ?? '').slice(0, 64).replace(/[\p{Pd}.]/gu, '');
    for (const oid of authorities) {
      const ins = parseIns(oid, typed);
      const recordId = ins.ok ? await findRecordByIns(sql, keys.index, ins.value) : undefined;
      if (recordId === undefined) continue;
      await sessions.save({ ...session, found: { recordId, identified: false } });
      return done('found');
    }
    const { found: _closed, ...rest } = session;
    await sessions.save(rest);
    return redirect(`${DESK}?inconnu=1`);
  }

  async function identify(
    request: HttpRequest,
    found: Found,
    caller: DeskCaller,
    session: StaffSession,
  ): Promise<Reply> {
    const field = (name: string): string => (request.form.get(name) ?? '').trim().slice(0, 200);
    const now = clock.real();
    const of = `desk ${found.recordId}`;
    // Counted before they are compared: a patient adviser cannot try one date after the other. It slows down and ends within a day, so
    // that no stranger on the telephone shuts the help-desk to somebody.
    if (!(await mayTry(sql, keys.index, 'staff-code', of, now))) return done('too-many');
    const input = {
      familyName: field('nom'),
      givenName: field('prenom'),
      birthDate: dayIn(request, 'naissance'),
      postalCode: field('postal'),
    };
    const result = await runner.perform(identifyCallerAct, found.recordId, input, caller);
    if (result.kind !== 'done') return done('not-identified');
    await forgetGuesses(sql, keys.index, 'staff-code', of);
    await sessions.save({ ...session, found: { ...found, identified: true } });
    return done('identified');
  }

  async function unlock(_request: HttpRequest, { recordId, identified }: Found, caller: DeskCaller): Promise<Reply> {
    const result = await runner.perform(unlockAct, recordId, { identified }, caller);
    if (result.kind === 'done')
      for (const kind of ['code', 'sent'] as const) await forgetGuesses(sql, keys.index, kind, recordId);
    return said(result, 'unlocked');
  }

  async function contact(request: HttpRequest, { recordId, identified }: Found, caller: DeskCaller): Promise<Reply> {
    const email = (request.form.get('courriel') ?? '').trim().slice(0, 254);
    const phone = (request.form.get('telephone') ?? '').trim().slice(0, 30);
    const wrong =
      (email !== '' && !/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(email)) || !/^[\d+ .()-]{0,30}$/.test(phone);
    if (wrong || (email === '' && phone === '')) return done('wrong-input');
    const input = {
      identified,
      sendsMail: courier.mail !== undefined,
      ...(email === '' ? {} : { email }),
      ...(phone === '' ? {} : { phone }),
    };
    return said(await runner.perform(changeContactAct, recordId, input, caller), 'contact');
  }

  async function paper(request: HttpRequest, { recordId }: Found, caller: DeskCaller): Promise<Reply> {
    const kind = (['opposition', 'closing'] as const).find((one) => one === request.form.get('demande'));
    const receivedOn = dayIn(request, 'recu');
    const file = request.files['scan']?.[0];
    if (kind === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(receivedOn)) return done('wrong-input');
    const contentType = file === undefined ? undefined : readScan(file.bytes);
    if (file === undefined || contentType === undefined) return done('wrong-file');
    const scan = await blobs.put(file.bytes);
    const recorded = await runner.perform(recordPaperAct, recordId, { kind, receivedOn, contentType, scan }, caller);
    if (recorded.kind !== 'done') return done('refused');
    const act = kind === 'opposition' ? moves.oppose : moves.close;
    return said(await ending(recordId, act, caller), 'paper');
  }

  /** Who is inside a space that is no longer open to anybody goes out, whoever it is: also a thief whose session would wake up later. */
  async function ending<Facts, Outcome>(
    recordId: RecordId,
    act: Act<DeskCaller, Record<string, never>, Facts, Outcome>,
    caller: DeskCaller,
  ): Promise<ActResult<Outcome>> {
    const result = await runner.perform(act, recordId, {}, caller);
    if (result.kind === 'done') await sessions.endAllOfRecord(recordId);
    return result;
  }

  const moved = (path: string, act: (typeof moves)['close'], needsIdentity: boolean): Route =>
    onAccount(path, async (_request, { recordId, identified }, caller) => {
      const allowed = needsIdentity ? afterIdentity(act, identified) : act;
      return said(await ending(recordId, allowed, caller), 'moved');
    });

  return [
    reads(DESK, console),
    posted('ouvrir', open),
    posted('fermer', async (_request, { found: _closed, ...session }) => {
      await sessions.save(session);
      return redirect(DESK);
    }),
    onAccount('identite', identify),
    onAccount('code', async (request, { recordId, identified }, caller) => {
      const way = (['email', 'sms', 'post'] as const).find((one) => one === request.form.get('moyen')) ?? 'post';
      const result = await runner.perform(afterIdentity(askCode, identified), recordId, { way }, caller);
      return result.kind === 'done' ? done(`code-${result.outcome}`) : done('refused');
    }),
    onAccount('debloquer', unlock),
    onAccount('coordonnees', contact),
    onAccount('courrier', paper, 'multipart'),
    moved('opposer', moves.oppose, true),
    moved('revenir', moves.takeBackOpposition, true),
    moved('cloturer', moves.close, true),
    moved('rouvrir', moves.reopen, true),
    moved('suspendre', moves.suspend, false),
    moved('desaccord', moves.object, true),
    moved('lever', moves.lift, true),
  ];
}
