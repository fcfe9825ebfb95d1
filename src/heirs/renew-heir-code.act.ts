import type { KeyObject } from 'node:crypto';
import { decideOnRecord, readReaderFacts } from '../access/index.js';
import { ok, problem } from '../kernel/result.js';
import type { Act, Decision } from '../platform/act.js';
import { askTakeoutForHeir, heirCopies } from '../takeout/index.js';
import { heirRequestMovesOneWay } from './heir-request-moves-one-way.rule.js';
import { sendHeirCode } from './heir-letters.js';
import { MOST_HEIR_CODES, type HeirRequest } from './heir-request.model.js';
import { readHeirRequest, saveHeirRequest } from './heir-request.store.js';
import { staffActor, traceHeir, type HeirStaff } from './heir-trace.js';

// What the help-desk does about a request later: another letter where the first was lost or locked, and what who asked takes back.

interface OfRequest {
  readonly requestId: string;
}
interface Facts {
  readonly request: HeirRequest | undefined;
  readonly decision: Decision;
}

const NOT_THERE: Decision = { allowed: false, rule: 'nothing-there', refusal: 'not-found' };

/** Another code goes to the address on the papers, never anywhere else; a copy that is over is made again, within the same decision. */
export const renewHeirCodeAct = ({
  attendingSeesHidden,
  codeKey,
}: {
  readonly attendingSeesHidden: boolean;
  readonly codeKey: KeyObject;
}): Act<HeirStaff, OfRequest, Facts, HeirRequest> => ({
  name: 'heir-code-renew',
  alone: true,
  async facts(handle, { requestId }, { at }) {
    const heir = { kind: 'heir', requestId } as const;
    const { reader } = await readReaderFacts(handle, heir, 'read', at, attendingSeesHidden);
    const request = await readHeirRequest(handle, requestId);
    return { request, decision: request === undefined ? NOT_THERE : decideOnRecord(reader) };
  },
  decide: ({ decision }) => decision,
  async act(handle, { requestId }, { request }, { at, ids }) {
    if (request === undefined) throw new Error('a code was renewed for a request that is not there');
    if (request.codesSent >= MOST_HEIR_CODES || request.papersRemovedAt !== undefined)
      return problem('heir-codes-too-often');
    const next = { ...request, codesSent: request.codesSent + 1 };
    await saveHeirRequest(handle, next);
    const copies = await heirCopies(handle, requestId);
    if (!copies.some(({ state, expiresAt = Infinity }) => state !== 'failed' && state !== 'gone' && at < expiresAt))
      await askTakeoutForHeir(handle, ids.item(`heir copy ${requestId} ${at}`), requestId, at);
    await sendHeirCode(handle, codeKey, 'heir-code-renewed', next, at);
    return ok(next);
  },
  trace: (handle, _input, { request }, context, ending) =>
    traceHeir(handle, 'heir-code-renew', context, ending, staffActor(context.caller), request),
});

/** Who asked does not want it any more; nothing was decided yet. */
export const withdrawHeirRequestAct: Act<HeirStaff, OfRequest, Facts, HeirRequest> = {
  name: 'heir-request-withdraw',
  alone: true,
  async facts(handle, { requestId }) {
    const request = await readHeirRequest(handle, requestId);
    const decision: Decision =
      request === undefined ? NOT_THERE : { allowed: true, rule: 'heir-request-moves-one-way' };
    return { request, decision };
  },
  decide: ({ decision }) => decision,
  async act(handle, _input, { request }, { at }) {
    if (request === undefined) throw new Error('a request was withdrawn that is not there');
    const moved = heirRequestMovesOneWay(request.state, 'withdraw');
    if (!moved.ok) return moved;
    const next: HeirRequest = { ...request, state: 'withdrawn', decidedAt: at };
    await saveHeirRequest(handle, next);
    return ok(next);
  },
  trace: (handle, _input, { request }, context, ending) =>
    traceHeir(handle, 'heir-request-withdraw', context, ending, staffActor(context.caller), request),
};
