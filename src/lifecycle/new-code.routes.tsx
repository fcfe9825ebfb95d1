import {
  keepQuestion,
  mayTry,
  publicFormToken,
  provesPublicForm,
  refusalReply,
  stopwatch,
  toldLater,
} from '../identity/index.js';
import type { IdSource } from '../kernel/ids.js';
import { INS_OID, parseIns } from '../kernel/ins.js';
import type { Courier } from '../platform/courier.js';
import { openRoute, redirect, type HttpRequest, type Reply, type Route } from '../platform/route.js';
import type { SystemKeys } from '../platform/system-keys.js';
import { NewCodeAskedPage, NewCodePage, type NewCodeError, type NewCodeValues } from '../web/index.js';
import type { AskedCode } from './asked-code.js';
import { normaliseSerial } from './code.model.js';
import { messagesIn, openDoor, type DoorDeps } from './door.js';

// A lost code. Whatever is typed, one row is kept and the same page follows after the same time: nobody is looked up while somebody waits. The
// job looks later whom it is for, and the letter, the mail or the text message leaves.

const START = '/activer/code';
const ASKED = '/activer/code/demande';
const FORM = { body: 'form', bodyLimit: 16 * 1024, limit: { max: 30, windowSeconds: 60 } } as const;

export interface NewCodeDeps extends DoorDeps {
  readonly courier: Courier;
  readonly ids: IdSource;
  readonly keys: DoorDeps['keys'] & Pick<SystemKeys, 'directory'>;
  readonly config: DoorDeps['config'] & { readonly mode: 'demo' | 'production' };
}

export function newCodeRoutes(deps: NewCodeDeps): Route[] {
  const door = openDoor(deps);
  const { clock, config, courier, database, ids, keys, site } = deps;

  function form(request: HttpRequest, status = 200, errors?: readonly NewCodeError[], values?: NewCodeValues): Reply {
    const m = messagesIn(request);
    const { csrf, cookies } = publicFormToken(request, keys.session);
    const view = { csrf, errors, values, text: courier.sms !== undefined, mail: courier.mail !== undefined };
    const { title, lead } = m.newCode;
    const wrong = errors !== undefined;
    const body = <NewCodePage m={m} help={site.help} view={view} />;
    return door.page(request, { path: START, status, title, lead, wrong, body }, cookies);
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
    const asked: AskedCode = { nir: nir.value.value, serial, way };
    const question = { id: ids.item(`asked code ${now}`), at: now, asked: JSON.stringify(asked) };
    await keepQuestion(database.directory, keys.directory, 'asked_code', question);
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
