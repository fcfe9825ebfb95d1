import { codeWays, readPerson, sameText } from '../identity/index.js';
import { ok } from '../kernel/result.js';
import { countMessages, queueMessage, type Channel } from '../notices/index.js';
import type { Act } from '../platform/act.js';
import type { Courier } from '../platform/courier.js';
import type { SystemKeys } from '../platform/system-keys.js';
import { askedCodeIsToldAnotherWay } from './asked-code-is-told-another-way.rule.js';
import { codeExpiresAt, normaliseSerial } from './code.model.js';
import { codeIndex, issueCodeIn, newCode } from './code.store.js';
import { traceLifecycle, type LifecycleCaller } from './lifecycle-trace.js';
import { CODES_COUNT_FOR, newCodeIsLimited, type NewCodeFacts } from './new-code-is-limited.rule.js';
import { readSpace } from './space.store.js';

export interface AskCodeInput {
  /** The card's number, digits only; the help-desk, which has checked who calls, gives none. */
  readonly serial?: string;
  readonly way: Channel;
}

export interface AskCodeDeps {
  readonly keys: Pick<SystemKeys, 'code'>;
  readonly courier: Courier;
}

/**
 * A new code goes to an address known before, by the way asked for where it may be used, else by post. The outcome says which. No way to
 * change an address leads here. Refused alike whatever is missing.
 */
export const askCodeAct = ({
  keys,
  courier,
}: AskCodeDeps): Act<LifecycleCaller, AskCodeInput, NewCodeFacts, Channel> => ({
  name: 'code-ask',
  // Three in thirty days also when asked side by side, and no address changes in between.
  alone: true,
  async facts(handle, { serial }, { caller, at }) {
    const { vitaleSerial } = await readPerson(handle);
    const kept = vitaleSerial === undefined ? undefined : normaliseSerial(vitaleSerial);
    return {
      space: (await readSpace(handle)).state,
      asked: await countMessages(handle, 'new-code', at - CODES_COUNT_FOR),
      known: caller.kind === 'helpdesk' || (kept !== undefined && serial !== undefined && sameText(kept, serial)),
    };
  },
  decide(facts) {
    const against = newCodeIsLimited(facts);
    return against === undefined
      ? { allowed: true, rule: 'new-code-is-limited' }
      : { allowed: false, rule: against, refusal: 'not-found' };
  },
  async act(handle, { way }, _facts, { at, ids, caller }) {
    const ways = await codeWays(handle, courier, at);
    const channel: Channel = way !== 'post' && ways[way] !== undefined ? way : 'post';
    const code = newCode();
    const byDesk = caller.kind === 'helpdesk';
    const reason = byDesk ? 'asked-through-desk' : 'asked';
    await issueCodeIn(handle, codeIndex(keys.code, code), { sentAt: at, expiresAt: codeExpiresAt(at), reason });
    const message = { createdAt: at, dueAt: at } as const;
    await queueMessage(handle, {
      ...message,
      ...{ id: ids.item(`new code ${at}`), kind: 'new-code', channel, values: { code } },
    });
    const other = byDesk
      ? undefined
      : askedCodeIsToldAnotherWay(channel, { email: ways.email !== undefined, sms: ways.sms !== undefined });
    if (other !== undefined)
      await queueMessage(handle, {
        ...message,
        ...{ id: ids.item(`new code told ${at}`), kind: 'code-asked', channel: other, values: {} },
      });
    return ok(channel);
  },
  trace: (handle, _input, _facts, context, ending) => traceLifecycle(handle, 'code-ask', context, ending),
});
