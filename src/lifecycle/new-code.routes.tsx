import {
  addSecurityEvent,
  findRecordByIns,
  mayTry,
  publicFormToken,
  provesPublicForm,
  refusalReply,
  stopwatch,
  toldLater,
} from '../identity/index.js';
import { INS_OID, parseIns } from '../kernel/ins.js';
import type { Channel } from '../notices/index.js';
import type { Courier } from '../platform/courier.js';
import { openRoute, redirect, type HttpRequest, type Reply, type Route } from '../platform/route.js';
import { NewCodeAskedPage, NewCodePage, type NewCodeError, type NewCodeValues } from '../web/index.js';
import { askCodeAct } from './ask-code.act.js';
import { normaliseSerial } from './code.model.js';
import { messagesIn, openDoor, type DoorDeps } from './door.js';

// A lost code. Whatever is typed, the same page follows after the same time; by then what was asked is durable, and the letter, the mail or
// the text message leaves later, by the job.

const START = '/activer/code';
const ASKED = '/activer/code/demande';
const FORM = { body: 'form', bodyLimit: 16 * 1024, limit: { max: 30, windowSeconds: 60 } } as const;

export interface NewCodeDeps extends DoorDeps {
  readonly courier: Courier;
  readonly config: DoorDeps['config'] & { readonly mode: 'demo' | 'production' };
}

export function newCodeRoutes(deps: NewCodeDeps): Route[] {
  const door = openDoor(deps);
  const { clock, config, courier, database, keys, runner, site } = deps;
  const ask = askCodeAct({ keys, courier });
  // A demo's people have numbers of the test authorities, production's have real ones.
  const authorities = config.mode === 'demo' ? [INS_OID.test, INS_OID.demo] : [INS_OID.nir, INS_OID.nia];

  function form(request: HttpRequest, status = 200, errors?: readonly NewCodeError[], values?: NewCodeValues): Reply {
    const m = messagesIn(request);
    const { csrf, cookies } = publicFormToken(request, keys.session);
    const view = { csrf, errors, values, text: courier.sms !== undefined, mail: courier.mail !== undefined };
    const { title, lead } = m.newCode;
    const wrong = errors !== undefined;
    const body = <NewCodePage m={m} help={site.help} view={view} />;
    return door.page(request, { path: START, status, title, lead, wrong, body }, cookies);
  }

  /** Neither bytes nor time tell whether the person is known: all of it is done while the answer waits for its moment. */
  async function sendCode(nir: string, serial: string, way: Channel): Promise<void> {
    for (const oid of authorities) {
      const recordId = await findRecordByIns(database.directory, keys.index, { oid, value: nir });
      if (recordId === undefined) continue;
      await runner.perform(ask, recordId, { serial, way }, { kind: 'person' });
      return;
    }
    await addSecurityEvent(database.directory, 'code-ask-unknown', clock.real(), {});
  }

  async function take(request: HttpRequest): Promise<Reply> {
    const since = stopwatch();
    const field = (name: string): string => (request.form.get(name) ?? '').slice(0, 64);
    const values = { nir: field('nir'), serial: field('serial'), way: field('moyen') };
    const nir = parseIns(INS_OID.nir, values.nir.replace(/[\p{Pd}.]/gu, ''));
    const serial = normaliseSerial(values.serial);
    const way = (['email', 'sms', 'post'] as const).find((one) => one === values.way);
    const errors: NewCodeError[] = [
      ...(nir.ok ? [] : [nir.problem === 'ins-key-wrong' ? ('nir-key-wrong' as const) : ('nir-malformed' as const)]),
      ...(serial === undefined ? (['serial-malformed'] as const) : []),
      ...(way === undefined ? (['moyen-missing'] as const) : []),
    ];
    if (!nir.ok || serial === undefined || way === undefined) return form(request, 400, errors, values);
    const now = clock.real();
    if (!(await mayTry(database.directory, keys.index, 'asked', request.ip, now)))
      return form(request, 429, ['too-many'], values);
    await sendCode(nir.value.value, serial, way).catch((error: unknown) =>
      addSecurityEvent(database.directory, 'code-ask-failed', now, { error: nameOf(error) }),
    );
    return toldLater(since, redirect(`${ASKED}?moyen=${way}`));
  }

  return [
    openRoute({ method: 'GET', path: START, decide: 'everyone', answer: (request) => form(request) }),
    openRoute({
      method: 'POST',
      path: START,
      decide: 'everyone',
      ...FORM,
      answer: (request) =>
        provesPublicForm(request, keys.session, config.publicUrl)
          ? take(request)
          : refusalReply('bad-request', request, site, { status: 403, href: START }),
    }),
    openRoute({
      method: 'GET',
      path: ASKED,
      decide: 'everyone',
      answer(request) {
        const m = messagesIn(request);
        const way = (['email', 'sms', 'post'] as const).find((one) => one === request.query.get('moyen')) ?? 'post';
        const body = <NewCodeAskedPage m={m} help={site.help} way={way} demo={config.mode === 'demo'} />;
        return door.page(request, { path: ASKED, title: m.newCode.askedTitle, lead: m.newCode.askedLead, body });
      },
    }),
  ];
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
