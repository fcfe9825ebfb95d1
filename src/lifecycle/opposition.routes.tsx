import { ENDED_PATH, pendingIdIn, type PendingSession, type SpaceState } from '../identity/index.js';
import type { RecordId } from '../kernel/ids.js';
import { openRoute, redirect, type HttpRequest, type Reply, type Route } from '../platform/route.js';
import { Notice, OppositionConfirmPage, OppositionProofPage } from '../web/index.js';
import { isCodeFault } from './code-fault.js';
import { printedCode } from './code.model.js';
import { newCode } from './code.store.js';
import {
  doorCaller,
  isCertified,
  leadByLetter,
  letterOf,
  messagesIn,
  openDoor,
  standsEnded,
  type Door,
  type DoorDeps,
  type Shown,
} from './door.js';
import { DOOR_CLOSE_PATH, DoorClosePage, ObjectAgainPage } from './door-leaving.page.js';
import { moveActs } from './move.act.js';
import type { LifeTerms } from './space.model.js';
import { NothingToDoPage, OpposedPage, stateWords, TakeBackPage, TakenBackPage } from './space-life.page.js';

// Opposing the opening of one's space, and taking that back: who you are, what follows, the receipt.

const START = '/opposition';
const CONFIRM = '/opposition/confirmer';
const RECEIPT = '/opposition/recu';
const FORM = { body: 'form', bodyLimit: 16 * 1024, limit: { max: 60, windowSeconds: 60 } } as const;

export interface OppositionDeps extends DoorDeps {
  readonly terms: LifeTerms;
}

export function oppositionRoutes(deps: OppositionDeps): Route[] {
  const door = openDoor(deps);
  const { help } = deps.site;
  const acts = moveActs(deps.terms);

  const proofForm =
    (request: HttpRequest): Parameters<Door['proof']>[1] =>
    (csrf, values, errors): Shown => {
      const m = messagesIn(request);
      const late = request.query.has('expire');
      const body = (
        <>
          {late && (
            <Notice m={m} tone="warning">
              <p>{m.spaceLife.expired}</p>
            </Notice>
          )}
          <OppositionProofPage m={m} help={help} view={{ csrf, values, errors }} />
        </>
      );
      return { path: START, title: m.opposition.title, lead: m.opposition.lead, body };
    };

  const nothingToDo = (request: HttpRequest, state: SpaceState, mayActivate: boolean): Reply => {
    const m = messagesIn(request);
    const body = <NothingToDoPage m={m} help={help} state={state} mayActivate={mayActivate} />;
    return door.page(request, { path: START, title: stateWords(m, state).title, body });
  };

  const refused = (request: HttpRequest, pending: PendingSession, rule: string): Reply =>
    isCodeFault(rule) ? door.codeFault(request, rule) : nothingToDo(request, stateOf(pending), false);
  const leadFrom = (pending: PendingSession, recordId: RecordId, reference: string): Promise<Reply> =>
    leadByLetter(door.sessions, recordId, letterOf(pending), { child: pending.values['child'], reference });

  /** Sent twice, the second finds that the first one led to the door of what it closed. */
  const standsAtItsDoor = async (request: HttpRequest): Promise<boolean> => {
    const session = await door.sessions.read(pendingIdIn(request));
    return session?.kind === 'pending' && session.stage === 'ended';
  };

  /** What follows from what may be done now, and the form that does it. `back`: who was asked again would take it back instead. */
  const confirmPage = (
    request: HttpRequest,
    pending: PendingSession,
    { back, missing: certifyMissing }: { readonly back: boolean; readonly missing: boolean },
  ): Reply => {
    const m = messagesIn(request);
    const { csrf, values } = pending;
    const view = { csrf, child: values['child'], certifyMissing };
    const shown = ({ title, lead }: { title: string; lead: string }, body: Shown['body']): Reply =>
      door.page(request, {
        ...{ path: CONFIRM, title, lead, body },
        ...(certifyMissing ? { status: 400, wrong: true } : {}),
      });
    if (stateOf(pending) === 'open')
      return shown(m.spaceLife.doorClose, <DoorClosePage m={m} help={help} view={view} />);
    if (stateOf(pending) === 'opposed') {
      const asked = values['may']?.split(' ').includes('space-oppose') === true && !back;
      return asked
        ? shown(m.spaceLife.objectAgain, <ObjectAgainPage m={m} view={view} />)
        : shown(m.spaceLife.takeBack, <TakeBackPage m={m} view={view} />);
    }
    const { confirmTitle: title, confirmLead: lead } = m.opposition;
    const earlierRecord = values['earlier'] === 'true';
    return shown({ title, lead }, <OppositionConfirmPage m={m} view={{ ...view, earlierRecord }} />);
  };

  const perform = async (request: HttpRequest, act: 'oppose' | 'return'): Promise<Reply> => {
    if (await standsAtItsDoor(request)) return redirect(ENDED_PATH);
    const pending = await door.posted(request, 'opposition', START);
    if ('reply' in pending) return pending.reply;
    const { recordId } = pending;
    if (recordId === undefined) return redirect(START);
    // Sent twice, the second finds the first one's receipt.
    if (pending.values['done'] !== undefined) return redirect(RECEIPT);
    if (!isCertified(request, pending)) return confirmPage(request, pending, { back: act === 'return', missing: true });
    const reference = printedCode(newCode());
    const done = await deps.runner.perform(
      act === 'oppose' ? acts.oppose : acts.takeBackOpposition,
      recordId,
      { reference, letter: letterOf(pending) },
      doorCaller(pending),
    );
    if (done.kind === 'failed') throw new Error(`an opposition failed: ${done.problem.problem}`);
    if (done.kind === 'refused') return refused(request, pending, done.rule);
    // A second objection has closed the record from before: its door is the receipt.
    if (done.outcome.space.state === 'closed') return leadFrom(pending, recordId, reference);
    const opened = done.outcome.space.state === 'open';
    const values = { ...pending.values, done: act, reference, at: String(done.outcome.at), opened: String(opened) };
    await door.sessions.save({ ...pending, values });
    return redirect(RECEIPT);
  };

  /** Closing an open space that was never activated; its person then stands at its door. */
  const close = async (request: HttpRequest): Promise<Reply> => {
    if (await standsAtItsDoor(request)) return redirect(ENDED_PATH);
    const pending = await door.posted(request, 'opposition', START);
    if ('reply' in pending) return pending.reply;
    const { recordId } = pending;
    if (recordId === undefined || stateOf(pending) !== 'open') return redirect(CONFIRM);
    if (!isCertified(request, pending)) return confirmPage(request, pending, { back: false, missing: true });
    const reference = printedCode(newCode());
    const reason = (request.form.get('raison') ?? '').trim().slice(0, 500);
    const input = { reference, letter: letterOf(pending) };
    const done = await deps.runner.perform(acts.closeByLetter, recordId, input, doorCaller(pending, reason));
    if (done.kind === 'failed') throw new Error(`closing failed: ${done.problem.problem}`);
    if (done.kind === 'refused') return refused(request, pending, done.rule);
    return leadFrom(pending, recordId, reference);
  };

  return [
    openRoute({
      method: 'GET',
      path: START,
      decide: 'everyone',
      answer: (request) => door.ask(request, proofForm(request)),
    }),
    openRoute({
      method: 'POST',
      path: START,
      decide: 'everyone',
      ...FORM,
      answer: (request) =>
        door.proof(request, proofForm(request), async (answer) => {
          const { may, state, person, inTheirStead } = answer.proven;
          const child = inTheirStead ? { child: person.givenNames[0] ?? '' } : {};
          if (standsEnded(state)) return leadByLetter(door.sessions, answer.recordId, answer.code, child);
          return may.includes('space-oppose') || may.includes('space-return') || state === 'open'
            ? door.open('opposition', answer, child, CONFIRM)
            : nothingToDo(request, state, may.includes('space-activate'));
        }),
    }),
    openRoute({
      method: 'GET',
      path: CONFIRM,
      decide: 'everyone',
      async answer(request) {
        const pending = await door.pending(request, 'opposition');
        if (pending === undefined) return redirect(`${START}?expire=1`);
        if (pending.values['done'] !== undefined) return redirect(RECEIPT);
        return confirmPage(request, pending, { back: request.query.has('revenir'), missing: false });
      },
    }),
    openRoute({
      method: 'POST',
      path: CONFIRM,
      decide: 'everyone',
      ...FORM,
      answer: (request) => perform(request, 'oppose'),
    }),
    openRoute({
      method: 'POST',
      path: '/opposition/revenir',
      decide: 'everyone',
      ...FORM,
      answer: (request) => perform(request, 'return'),
    }),
    openRoute({ method: 'POST', path: DOOR_CLOSE_PATH, decide: 'everyone', ...FORM, answer: close }),
    openRoute({
      method: 'GET',
      path: RECEIPT,
      decide: 'everyone',
      async answer(request) {
        const { done, reference = '', at, opened } = (await door.pending(request, 'opposition'))?.values ?? {};
        if (done === undefined) return redirect(START);
        const m = messagesIn(request);
        const receipt = { reference, at: Number(at) };
        if (done === 'return')
          return door.page(request, {
            path: RECEIPT,
            title: m.spaceLife.takeBack.receiptTitle,
            body: <TakenBackPage m={m} view={{ ...receipt, opened: opened === 'true' }} />,
          });
        return door.page(request, {
          path: RECEIPT,
          title: m.opposition.receiptTitle,
          body: <OpposedPage m={m} help={help} view={receipt} />,
        });
      },
    }),
  ];
}

const stateOf = (pending: PendingSession): SpaceState => pending.values['state'] as SpaceState;
