import { decideOnRecord, readReaderFacts, type ReaderKnown } from '../access/index.js';
import { actorOf, sameText, type HeirCaller } from '../identity/index.js';
import { ok } from '../kernel/result.js';
import type { Act, ActContext, Decision } from '../platform/act.js';
import type { RecordHandle } from '../platform/database.js';
import { countDownload, heirCopies, type Takeout, type TakeoutFile } from '../takeout/index.js';
import { heirCodeLocksItself, type HeldHeirCode } from './heir-code-locks-itself.rule.js';
import { holdHeirCode, uncountHeirCode } from './heir-directory.store.js';
import { nameOfAsker, type Asker, type HeirRequest, type HeirScope } from './heir-request.model.js';
import { readHeirRequest } from './heir-request.store.js';
import { traceHeir } from './heir-trace.js';

// What whoever asked does at the door: come in with reference and code, see how far the copy is, take it.

export interface HeirSettings {
  readonly attendingSeesHidden: boolean;
}

interface HeirKnown extends ReaderKnown {
  readonly request: HeirRequest | undefined;
}

const known =
  ({ attendingSeesHidden }: HeirSettings) =>
  async (handle: RecordHandle, _input: unknown, { caller, at }: ActContext<HeirCaller>): Promise<HeirKnown> => ({
    ...(await readReaderFacts(handle, caller, 'read', at, attendingSeesHidden)),
    request: await readHeirRequest(handle, caller.requestId),
  });

const actor = ({ requestId }: HeirCaller, request: HeirRequest | undefined) =>
  actorOf({
    kind: 'heir',
    requestId,
    ...(request === undefined ? {} : { name: nameOfAsker(request.asker) }),
  });

/** By whom the one-time code goes out. */
export type EnteringHeir = Pick<Asker, 'email' | 'phone'>;

/**
 * Somebody types the reference and the code of their letter. What is wrong is told to nobody: an unknown reference, a wrong or locked code, and
 * a request that opens nothing any more are the same.
 */
export const enterHeirAct = (
  settings: HeirSettings,
): Act<
  HeirCaller,
  { readonly code: Buffer },
  HeirKnown & { readonly held: HeldHeirCode | undefined },
  EnteringHeir
> => ({
  name: 'heir-enter',
  async facts(handle, { code }, context) {
    const kept = await holdHeirCode(handle, context.caller.requestId);
    const held = kept && {
      wrongCodes: kept.wrongCodes,
      matches: kept.code !== undefined && sameText(kept.code.toString('hex'), code.toString('hex')),
      ...(kept.until === undefined ? {} : { until: kept.until }),
    };
    return { ...(await known(settings)(handle, undefined, context)), held };
  },
  decide({ reader, held }, _input, { at }): Decision {
    const fault = heirCodeLocksItself(held, at);
    if (fault !== undefined) return { allowed: false, rule: fault, refusal: 'not-found' };
    const decision = decideOnRecord(reader);
    return decision.allowed ? decision : { allowed: false, rule: decision.rule, refusal: 'not-found' };
  },
  async act(handle, _input, { request }, { caller }) {
    await uncountHeirCode(handle, caller.requestId);
    const { email, phone } = request?.asker ?? {};
    return ok({ ...(email === undefined ? {} : { email }), ...(phone === undefined ? {} : { phone }) });
  },
  // Who has no right code is named by nobody's name.
  trace: (handle, _input, { request, held }, context, ending) =>
    traceHeir(
      handle,
      'heir-enter',
      context,
      ending,
      held?.matches === true ? actor(context.caller, request) : { kind: 'heir' },
    ),
});

export interface HeirCopyView {
  readonly reference: string;
  readonly scope: HeirScope;
  readonly copy?: Takeout;
}

/** How far the copy is. */
export const readHeirCopyAct = (settings: HeirSettings): Act<HeirCaller, object, HeirKnown, HeirCopyView> => ({
  name: 'heir-copy-read',
  facts: known(settings),
  decide: ({ reader }) => decideOnRecord(reader),
  async act(handle, _input, { request }, { caller }) {
    if (request?.scope === undefined) throw new Error('a granted request that says nothing of what');
    const [copy] = await heirCopies(handle, caller.requestId);
    return ok({
      reference: request.reference,
      scope: request.scope,
      ...(copy === undefined ? {} : { copy }),
    });
  },
  trace: (handle, _input, { request }, context, ending) =>
    traceHeir(handle, 'heir-copy-read', context, ending, actor(context.caller, request)),
});

/** The copy is taken; where its bytes are is the outcome. */
export const downloadHeirCopyAct = (
  settings: HeirSettings,
): Act<HeirCaller, object, HeirKnown & { readonly copy: Takeout | undefined }, TakeoutFile> => ({
  name: 'heir-copy-download',
  async facts(handle, input, context) {
    const [copy] = await heirCopies(handle, context.caller.requestId);
    return { ...(await known(settings)(handle, input, context)), copy };
  },
  decide({ reader, copy }, _input, { at }): Decision {
    const decision = decideOnRecord(reader);
    if (!decision.allowed) return decision;
    const there = copy?.state === 'ready' && copy.expiresAt !== undefined && at < copy.expiresAt;
    return there ? decision : { allowed: false, rule: 'nothing-there', refusal: 'not-found' };
  },
  async act(handle, _input, { copy }) {
    if (copy?.file === undefined) throw new Error('a copy was allowed that is not there');
    await countDownload(handle, copy.id);
    return ok(copy.file);
  },
  trace: (handle, _input, { request }, context, ending) =>
    traceHeir(handle, 'heir-copy-download', context, ending, actor(context.caller, request)),
});
