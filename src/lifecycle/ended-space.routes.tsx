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
import { LinkButton, Notice, renderPage } from '../web/index.js';
import { justDone } from '../web/just-done.js';
import { printedCode } from './code.model.js';
import { newCode } from './code.store.js';
import { deletionRunsAt } from './deletion-can-be-called-off.rule.js';
import { messagesIn, standsEnded } from './door.js';
import { DeletePage, endedTitle, EndedPage } from './leaving.page.js';
import { confirmsDeletion } from './leaving.routes.js';
import { lookAtSpaceAct, type OwnSpace } from './look.act.js';
import { moveActs } from './move.act.js';
import type { LifeTerms } from './space.model.js';
import { suspensionOutlivesClosing } from './suspension-outlives-closing.rule.js';

// The door of a space that is closed or suspended, for its person, who has just proven who they are: nothing of the record is shown here.

export interface EndedSpaceDeps extends EdgeDeps {
  readonly runner: ActRunner;
  readonly terms: LifeTerms;
}

const FORM = { body: 'form', bodyLimit: 16 * 1024, limit: { max: 30, windowSeconds: 60 } } as const;
const PERSON = { kind: 'person' } as const;

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

  const deletePage = async (request: HttpRequest, pending: Known, wrong: boolean): Promise<Reply> => {
    const space = (await look(pending))?.space;
    // Reopened meanwhile, it is no longer left by this door.
    if (space === undefined || !standsEnded(space.state)) return redirect(ENDED_PATH);
    const { csrf } = pending;
    const callBack = suspensionOutlivesClosing(space) ? site.help.phone : undefined;
    const m = messagesIn(request);
    const action = `${ENDED_PATH}/supprimer`;
    const deleteAt = deletionRunsAt(clock.domain(), terms.coolingOffDays);
    const body = <DeletePage {...{ m, csrf, action, wrong, deleteAt, callBack, cancelHref: ENDED_PATH }} />;
    return page(request, action, m.leaving.delete.title, body, wrong ? 400 : 200);
  };

  return [
    get('', async (request, pending) => {
      const m = messagesIn(request);
      const own = await look(pending);
      if (own === undefined) return redirect('/', [noPendingCookie]);
      const { space, may, displayName } = own;
      if (space.state === 'active') {
        const cookies = await enterAsPerson(sessions, request, {
          ...{ recordId: pending.recordId, displayName, now: clock.real(), proven: false },
        });
        return redirect(homeOf('person'), [...cookies, justDone('space-reopened')]);
      }
      if (space.state === 'open' || space.state === 'notified')
        return page(
          request,
          ENDED_PATH,
          m.leaving.ended.reopenedTitle,
          <>
            <Notice m={m} tone="success">
              <p>{m.leaving.ended.activateNext}</p>
            </Notice>
            <LinkButton href="/activer">{m.spaceLife.activateInstead}</LinkButton>
          </>,
        );
      const { csrf, values } = pending;
      const view = { m, csrf, help: site.help, space, may, reference: values['reference'] };
      return page(request, ENDED_PATH, endedTitle(space, m), <EndedPage {...view} />);
    }),
    get('/supprimer', (request, pending) => deletePage(request, pending, false)),
    post('/rouvrir', async (_request, pending) => {
      await runner.perform(acts.reopen, pending.recordId, {}, PERSON);
      return redirect(ENDED_PATH);
    }),
    post('/refuser', async (_request, pending) => {
      await runner.perform(acts.object, pending.recordId, {}, PERSON);
      return redirect(ENDED_PATH);
    }),
    post('/supprimer', async (request, pending) => {
      if (!confirmsDeletion(request.form.get('confirmation'))) return deletePage(request, pending, true);
      const reference = printedCode(newCode());
      const done = await runner.perform(acts.askDeletion, pending.recordId, { reference }, PERSON);
      if (done.kind === 'done') await sessions.save({ ...pending, values: { ...pending.values, reference } });
      return redirect(ENDED_PATH);
    }),
  ];
}
