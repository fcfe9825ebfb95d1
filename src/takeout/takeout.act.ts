import { decideOnRecord, readReaderFacts, type ReaderKnown } from '../access/index.js';
import { appendTrace } from '../audit/index.js';
import { actEntry, type Caller } from '../identity/index.js';
import { ok, problem } from '../kernel/result.js';
import { DAY } from '../kernel/time.js';
import type { Act, ActContext, ActEnding } from '../platform/act.js';
import type { RecordHandle } from '../platform/database.js';
import type { Takeout, TakeoutFile } from './takeout.model.js';
import { addTakeout, countDownload, readOwnTakeouts } from './takeout.store.js';

// What the person does about copies of their record. Reading one's own record is the same decision everywhere.

interface Settings {
  readonly attendingSeesHidden: boolean;
}
type Nothing = Record<string, never>;

const MOST_A_DAY = 3;

const facts =
  (settings: Settings) =>
  (handle: RecordHandle, _input: unknown, { caller, at }: ActContext<Caller>): Promise<ReaderKnown> =>
    // Only the person controls: carers and representatives never carry a record away.
    readReaderFacts(handle, caller, 'control', at, settings.attendingSeesHidden);

const trace =
  (act: string) =>
  (
    handle: RecordHandle,
    _input: unknown,
    _facts: unknown,
    context: ActContext<Caller>,
    ending: ActEnding<unknown>,
  ): Promise<void> =>
    appendTrace(handle, 'shown', actEntry(act, context, ending));

/** The person asks for a copy of everything; one at a time, three a day. */
export const askTakeoutAct = (settings: Settings): Act<Caller, Nothing, ReaderKnown, Takeout | undefined> => ({
  name: 'takeout-ask',
  // Counted and written before the next request counts.
  alone: true,
  facts: facts(settings),
  decide: ({ reader }) => decideOnRecord(reader),
  async act(handle, _input, _facts, { at, ids }) {
    const known = await readOwnTakeouts(handle);
    const underWay = known.find(({ state }) => state === 'waiting' || state === 'making');
    if (underWay !== undefined) return ok(underWay);
    if (known.filter(({ askedAt }) => askedAt > at - DAY).length >= MOST_A_DAY) return problem('takeouts-too-often');
    await addTakeout(handle, ids.item(`takeout ${at}`), at);
    return ok(undefined);
  },
  trace: trace('takeout-ask'),
});

/** The person looks where their copies are. */
export const readTakeoutsAct = (settings: Settings): Act<Caller, Nothing, ReaderKnown, readonly Takeout[]> => ({
  name: 'takeout-read',
  facts: facts(settings),
  decide: ({ reader }) => decideOnRecord(reader),
  act: async (handle) => ok(await readOwnTakeouts(handle)),
  trace: trace('takeout-read'),
});

/** The person fetches a copy that is ready; where its bytes are is the outcome. */
export const downloadTakeoutAct = (
  settings: Settings,
): Act<Caller, { readonly id: string }, ReaderKnown & { readonly takeout: Takeout | undefined }, TakeoutFile> => ({
  name: 'takeout-download',
  async facts(handle, { id }, context) {
    const known = await facts(settings)(handle, undefined, context);
    return { ...known, takeout: (await readOwnTakeouts(handle)).find((one) => one.id === id) };
  },
  decide({ reader, takeout }, _input, { at }) {
    const decision = decideOnRecord(reader);
    if (!decision.allowed) return decision;
    const there = takeout?.state === 'ready' && takeout.expiresAt !== undefined && at < takeout.expiresAt;
    return there ? decision : { allowed: false, rule: 'nothing-there', refusal: 'not-found' };
  },
  async act(handle, { id }, { takeout }) {
    if (takeout?.file === undefined) throw new Error('a copy was allowed that is not there');
    await countDownload(handle, id);
    return ok(takeout.file);
  },
  trace: trace('takeout-download'),
});
