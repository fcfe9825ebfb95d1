import type { VNode } from 'preact';
import {
  ENDED_PATH,
  enterAsPerson,
  homeOf,
  htmlReply,
  noPendingCookie,
  pageFrame,
  PERSON_SIGN_IN,
  pendingIdIn,
  provesItsForm,
  refusalReply,
  sessionsOf,
  type EdgeDeps,
  type PendingSession,
} from '../identity/index.js';
import type { ActRunner } from '../platform/act.js';
import { openRoute, redirect, type HttpRequest, type Reply, type Route } from '../platform/route.js';
import { renderPage } from '../web/index.js';
import { justDone } from '../web/just-done.js';
import { isCodeFault } from './code-fault.js';
import { printedCode } from './code.model.js';
import { newCode } from './code.store.js';
import { deletionRunsAt } from './deletion-can-be-called-off.rule.js';
import { doorCaller, isCertified, letterOf, messagesIn, standsEnded } from './door.js';
import { DeletePage, endedTitle, EndedPage, ReopenedPage, type DeleteFault } from './leaving.page.js';
import { confirmsDeletion } from './leaving.routes.js';
import { lookAtSpaceAct, type OwnSpace } from './look.act.js';
import { moveActs } from './move.act.js';
import type { LifeTerms } from './space.model.js';
import { CodeFaultPage } from './space-life.page.js';
import { suspensionOutlivesClosing } from './suspension-outlives-closing.rule.js';

// The door of a space that is closed or suspended, for its person, who has just proven who they are: nothing of the record is shown here.

export interface EndedSpaceDeps extends EdgeDeps {
  readonly runner: ActRunner;
  readonly terms: LifeTerms;
}

const FORM = { body: 'form', bodyLimit: 16 * 1024, limit: { max: 30, windowSeconds: 60 } } as const;
const PERSON = { kind: 'person' } as const;

/** It was opened by letter and card, not by a login. */
const byLetter = ({ values }: PendingSession): boolean => values['code'] !== undefined;

type Known = PendingSession & { readonly recordId: NonNullable<PendingSession['recordId']> };

export function endedSpaceRoutes(deps: EndedSpaceDeps): Route[] {
  const { runner, terms, site, config, clock } = deps;
  const sessions = sessionsOf(deps);
  const acts = moveActs(terms);

  const page = (request: HttpRequest, path: string, title: string, body: VNode, status = 200): Reply =>
    htmlReply(status, renderPage({ ...pageFrame(request), path, title, body, hasErrors: status === 400 }, site));

  async function known(request: HttpRequest): Promise<Known | undefined> {
    const pending = await sessions.read(pendingIdIn(request));
    return pending?.kind === 'pending' && pending.stage === 'ended' && pending.recordId !== undefined
      ? (pending as Known)
      : undefined;
  }
  async function look(pending: Known): Promise<OwnSpace | undefined> {
    const looked = await runner.perform(lookAtSpaceAct, pending.recordId, {}, PERSON);
    return looked.kind === 'done' ? looked.outcome : undefined;
  }
  const get = (path: string, answer: (request: HttpRequest, pending: Known) => Promise<Reply>): Route =>
    openRoute({
      method: 'GET',
      path: `${ENDED_PATH}${path}`,
      decide: 'everyone',
      async answer(request) {
        const pending = await known(request);
        return pending === undefined ? redirect(PERSON_SIGN_IN, [noPendingCookie]) : answer(request, pending);
      },
    });
  const post = (path: string, answer: (request: HttpRequest, pending: Known) => Promise<Reply>): Route =>
    openRoute({
      method: 'POST',
      path: `${ENDED_PATH}${path}`,
      decide: 'everyone',
      ...FORM,
      async answer(request) {
        const pending = await known(request);
        if (pending === undefined) return redirect(PERSON_SIGN_IN, [noPendingCookie]);
        return provesItsForm(request, pending.csrf, config.publicUrl)
          ? answer(request, pending)
          : refusalReply('bad-request', request, site, { status: 403, href: ENDED_PATH });
      },
    });

  const deletePage = async (
    request: HttpRequest,
    pending: Known,
    faults: readonly DeleteFault[] = [],
  ): Promise<Reply> => {
    const space = (await look(pending))?.space;
    // Reopened meanwhile, it is no longer left by this door.
    if (space === undefined || !standsEnded(space.state)) return redirect(ENDED_PATH);
    const { csrf, values } = pending;
    const child = values['child'];
    const callBack = suspensionOutlivesClosing(space) ? site.help.phone : undefined;
    const m = messagesIn(request);
    const action = `${ENDED_PATH}/supprimer`;
    const deleteAt = deletionRunsAt(clock.domain(), terms.coolingOffDays);
    const body = <DeletePage {...{ m, csrf, action, faults, deleteAt, callBack, child, cancelHref: ENDED_PATH }} />;
    return page(request, action, m.leaving.delete.title, body, faults.length > 0 ? 400 : 200);
  };

  /** The page that says where the space is, and what can be done about it. */
  const statePage = (
    request: HttpRequest,
    { csrf, values }: Known,
    { space, may }: OwnSpace,
    certifyMissing = false,
  ) => {
    const m = messagesIn(request);
    const view = { m, csrf, help: site.help, space, may, reference: values['reference'], child: values['child'] };
    const body = <EndedPage {...view} certifyMissing={certifyMissing} />;
    return page(request, ENDED_PATH, endedTitle(space, m), body, certifyMissing ? 400 : 200);
  };

  const reopenedPage = (request: HttpRequest, { space }: OwnSpace): Reply => {
    const m = messagesIn(request);
    const title = m.leaving.ended.reopenedTitle;
    return page(request, ENDED_PATH, title, <ReopenedPage m={m} activated={space.state === 'active'} />);
  };

  /** One of the acts of this door; who came by letter makes it by the code, which must be good at that moment. */
  async function move(
    request: HttpRequest,
    pending: Known,
    act: 'reopen' | 'object' | 'askDeletionAtDoor',
    values: Readonly<Record<string, string>> = {},
  ): Promise<Reply> {
    const letter = byLetter(pending) ? { letter: letterOf(pending) } : {};
    const input = { ...letter, reference: values['reference'] };
    const done = await runner.perform(acts[act], pending.recordId, input, doorCaller(pending));
    if (done.kind === 'done') await sessions.save({ ...pending, values: { ...pending.values, ...values } });
    if (done.kind !== 'refused' || !isCodeFault(done.rule)) return redirect(ENDED_PATH);
    const m = messagesIn(request);
    const body = <CodeFaultPage m={m} help={site.help} fault={done.rule} />;
    return page(request, ENDED_PATH, m.spaceLife.codes[done.rule].title, body, 409);
  }

  const certifiedMove = (
    path: string,
    act: 'reopen' | 'object',
    values: Readonly<Record<string, string>> = {},
  ): Route =>
    post(path, async (request, pending) => {
      if (isCertified(request, pending)) return move(request, pending, act, values);
      const own = await look(pending);
      return own === undefined || !standsEnded(own.space.state)
        ? redirect(ENDED_PATH)
        : statePage(request, pending, own, true);
    });

  return [
    get('', async (request, pending) => {
      const own = await look(pending);
      if (own === undefined) return redirect('/', [noPendingCookie]);
      const { space, displayName } = own;
      if (space.state === 'open' || space.state === 'notified') return reopenedPage(request, own);
      if (space.state !== 'active') return statePage(request, pending, own);
      // A letter and a card open no record: whoever reopened by them signs in, or renews the login, which uses the code up.
      if (byLetter(pending)) return reopenedPage(request, own);
      // Nor does a session from before somebody else reopened it.
      if (pending.values['reopened'] === undefined) return redirect(PERSON_SIGN_IN, [noPendingCookie]);
      await sessions.end(pending.id);
      const cookies = await enterAsPerson(sessions, request, {
        ...{ recordId: pending.recordId, displayName, now: clock.real(), proven: false },
      });
      return redirect(homeOf('person'), [...cookies, justDone('space-reopened')]);
    }),
    get('/supprimer', (request, pending) => deletePage(request, pending)),
    certifiedMove('/rouvrir', 'reopen', { reopened: 'yes' }),
    certifiedMove('/refuser', 'object'),
    post('/supprimer', (request, pending) => {
      const faults: readonly DeleteFault[] = [
        ...(isCertified(request, pending) ? [] : (['certifie'] as const)),
        ...(confirmsDeletion(request.form.get('confirmation')) ? [] : (['confirmation'] as const)),
      ];
      return faults.length === 0
        ? move(request, pending, 'askDeletionAtDoor', { reference: printedCode(newCode()) })
        : deletePage(request, pending, faults);
    }),
  ];
}
