import type { VNode } from 'preact';
import {
  htmlReply,
  langOf,
  leadToEndedSpace,
  noPendingCookie,
  pageFrame,
  pendingIdIn,
  provesItsForm,
  provesPublicForm,
  publicFormToken,
  refusalReply,
  sessionCookie,
  sessionsOf,
  type EdgeDeps,
  type PendingSession,
  type Sessions,
  type SpaceState,
} from '../identity/index.js';
import type { RecordId } from '../kernel/ids.js';
import { redirect, type CookieChange, type HttpRequest, type Reply } from '../platform/route.js';
import { messagesFor, renderPage, type Messages, type ProofError, type ProofValues } from '../web/index.js';
import type { CodeFault } from './code-fault.js';
import { parseProof } from './proof.model.js';
import { checkProof, type ProofAnswer, type ProofDeps } from './proof.js';
import { CodeFaultPage } from './space-life.page.js';

// What activating and opposing share: the page that asks for the three proofs, and the short session of whoever gave them.

export type DoorDeps = EdgeDeps & ProofDeps;
type Stage = 'activation' | 'opposition';
type Proven = Extract<ProofAnswer, { kind: 'proven' }>;

export interface Shown {
  readonly path: string;
  readonly title: string;
  readonly lead?: string;
  readonly status?: number;
  readonly wrong?: boolean;
  readonly body: VNode;
}

export interface Door {
  readonly sessions: Sessions;
  page(request: HttpRequest, shown: Shown, cookies?: readonly CookieChange[]): Reply;
  /** What a POST of the three proofs comes to; `go` opens the rest for whoever gave them. */
  proof(
    request: HttpRequest,
    form: (csrf: string, values?: ProofValues, errors?: readonly ProofError[]) => Shown,
    go: (proven: Proven) => Promise<Reply>,
  ): Promise<Reply>;
  /** The empty form. */
  ask(request: HttpRequest, form: (csrf: string) => Shown): Reply;
  open(stage: Stage, proven: Proven, values: Readonly<Record<string, string>>, to: string): Promise<Reply>;
  pending(request: HttpRequest, stage: Stage): Promise<PendingSession | undefined>;
  /** The same, for a POST: its form proven, or the reply that ends the request. */
  posted(request: HttpRequest, stage: Stage, start: string): Promise<PendingSession | { readonly reply: Reply }>;
  /** Everything is right but the code, which can no longer be used. */
  codeFault(request: HttpRequest, fault: CodeFault): Reply;
}

/** Who acts in a short session that a letter and a card opened; a parent acts in their child's stead. */
export const doorCaller = ({ values }: PendingSession, reason = '') => ({
  kind: 'person' as const,
  ...(reason === '' ? {} : { reason }),
  ...(values['child'] === undefined ? {} : { inTheirStead: true as const }),
});

/** A parent acts for their child once this form certifies that they represent them. */
export const isCertified = ({ form }: Pick<HttpRequest, 'form'>, { values }: Pick<PendingSession, 'values'>): boolean =>
  values['child'] === undefined || form.get('certifie') === 'yes';

/** Keyed hash of the code that opened it. */
export const letterOf = ({ values }: PendingSession): Buffer => Buffer.from(values['code'] ?? '', 'hex');

/** Leads whoever proved with letter and card to the door of the ended space: they act there by their letter, and never enter by it. */
export const leadByLetter = (
  sessions: Sessions,
  recordId: RecordId,
  code: Buffer,
  { child, reference }: { readonly child?: string | undefined; readonly reference?: string } = {},
): Promise<Reply> =>
  leadToEndedSpace(sessions, recordId, {
    code: code.toString('hex'),
    ...(child === undefined ? {} : { child }),
    ...(reference === undefined ? {} : { reference }),
  });

/** The space is closed or suspended: its person stands at its door, where they are told what they can do about it. */
export const standsEnded = (state: SpaceState): boolean => state === 'closed' || state === 'suspended';

export const messagesIn = (request: HttpRequest): Messages => messagesFor(langOf(request));

export function openDoor(deps: DoorDeps): Door {
  const sessions = sessionsOf(deps);
  const { keys, config, site } = deps;

  const page: Door['page'] = (request, { path, title, lead, status = 200, wrong, body }, cookies = []) => {
    const texts = { title, body, ...(lead === undefined ? {} : { lead }) };
    return htmlReply(status, renderPage({ ...pageFrame(request), path, hasErrors: wrong === true, ...texts }, site), {
      cookies,
    });
  };
  const codeFault: Door['codeFault'] = (request, fault) => {
    const m = messagesIn(request);
    const body = <CodeFaultPage m={m} help={site.help} fault={fault} />;
    return page(request, { path: request.path, title: m.spaceLife.codes[fault].title, status: 409, body });
  };
  const pending: Door['pending'] = async (request, stage) => {
    const session = await sessions.read(pendingIdIn(request));
    return session?.kind === 'pending' && session.stage === stage ? session : undefined;
  };

  return {
    sessions,
    page,
    pending,
    codeFault,
    ask(request, form) {
      const { csrf, cookies } = publicFormToken(request, keys.session);
      return page(request, form(csrf), cookies);
    },
    async proof(request, form, go) {
      const { csrf, cookies } = publicFormToken(request, keys.session);
      const again = (status: number, errors: readonly ProofError[], values?: ProofValues): Reply =>
        page(request, { ...form(csrf, values, errors), status, wrong: true }, cookies);
      if (!provesPublicForm(request, keys.session, config.publicUrl))
        return refusalReply('bad-request', request, site, { status: 403, href: request.path });
      const field = (name: string): string => (request.form.get(name) ?? '').slice(0, 64);
      const typed = { code: field('code'), nir: field('nir'), serial: field('serial') };
      const proof = parseProof(typed);
      if ('faults' in proof) return again(400, proof.faults, typed);
      const answer = await checkProof(deps, proof, request.ip);
      switch (answer.kind) {
        case 'proven':
          return go(answer);
        case 'not-recognised':
          return again(400, ['not-recognised'], typed);
        case 'too-many':
          return again(429, ['too-many-attempts'], typed);
        case 'code-fault':
          return codeFault(request, answer.fault);
      }
    },
    async open(stage, { recordId, code, proven }, values, to) {
      const session = await sessions.open({
        kind: 'pending',
        stage,
        recordId,
        values: {
          ...{ code: code.toString('hex'), state: proven.state, earlier: String(proven.earlierRecord) },
          ...{ may: proven.may.join(' '), ...values },
        },
      });
      return redirect(to, [sessionCookie(session)]);
    },
    async posted(request, stage, start) {
      const session = await pending(request, stage);
      if (session === undefined) return { reply: redirect(`${start}?expire=1`, [noPendingCookie]) };
      return provesItsForm(request, session.csrf, config.publicUrl)
        ? session
        : { reply: refusalReply('bad-request', request, site, { status: 403, href: start }) };
    },
  };
}
