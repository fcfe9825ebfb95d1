import type { KeyObject } from 'node:crypto';
import { decideOnRecord, readReaderFacts, type ReaderFacts } from '../access/index.js';
import { readPerson, type Person } from '../identity/index.js';
import { ok, problem, type Result } from '../kernel/result.js';
import { parisDay, type Day, type Instant } from '../kernel/time.js';
import type { Act, ActContext, Decision } from '../platform/act.js';
import type { RecordHandle } from '../platform/database.js';
import { askTakeoutForHeir } from '../takeout/index.js';
import { heirGrantFitsItsGround, type ChosenScope } from './heir-grant-fits-its-ground.rule.js';
import { sendHeirCode, writeToAsker } from './heir-letters.js';
import { heirRequestMovesOneWay } from './heir-request-moves-one-way.rule.js';
import { refusalsFor, type HeirProposal, type HeirRequest } from './heir-request.model.js';
import { objectsToHeirs, readHeirRequest, saveHeirRequest } from './heir-request.store.js';
import { staffActor, traceHeir, type HeirStaff } from './heir-trace.js';
import { heirAnswerOpens } from './heirs-are-answered-in-their-term.rule.js';
import { deathFacts, type DeathFacts } from './record-heir-request.act.js';
import { twoDecideOnHeirs } from './two-decide-on-heirs.rule.js';

// What auditors do about one request: one proposes, another confirms or sends it back. They see who asks and the proofs, whose record it is
// and when the death was reported; nothing of what the record holds.

export interface JudgeSettings {
  readonly attendingSeesHidden: boolean;
  readonly codeKey: KeyObject;
}

interface OfRequest {
  readonly requestId: string;
}

export interface JudgeFacts extends DeathFacts {
  readonly request: HeirRequest | undefined;
  /** The person opposed it while alive, and it is not the parents of a minor who ask. */
  readonly opposed: boolean;
  /** What an heir with this very request granted would be. */
  readonly asGranted: ReaderFacts;
}

/** What an auditor sees of a request. */
export interface OpenedHeirRequest {
  readonly request: HeirRequest;
  readonly person: Pick<Person, 'givenNames' | 'familyName' | 'birthDate'>;
  readonly reportedAt: Instant;
  /** As the insurer said it; months before the death count from it, else from its report. */
  readonly diedOn: Day | undefined;
  /** Nothing can be granted: the person opposed it while alive. */
  readonly opposed: boolean;
}

const facts =
  ({ attendingSeesHidden }: Pick<JudgeSettings, 'attendingSeesHidden'>) =>
  async (handle: RecordHandle, { requestId }: OfRequest, { at }: ActContext<HeirStaff>): Promise<JudgeFacts> => {
    const heir = { kind: 'heir', requestId } as const;
    const { reader } = await readReaderFacts(handle, heir, 'read', at, attendingSeesHidden);
    const request = await readHeirRequest(handle, requestId);
    return {
      ...(await deathFacts(handle)),
      request,
      opposed: request?.ground !== 'parental' && (await objectsToHeirs(handle)),
      asGranted: { ...reader, consent: true },
    };
  };

const JUDGED: Decision = { allowed: true, rule: 'two-decide-on-heirs' };

/** While the death stands: when it is taken back, nobody goes on with what was asked. */
const decide = ({ request, deceased }: JudgeFacts): Decision =>
  request === undefined
    ? { allowed: false, rule: 'nothing-there', refusal: 'not-found' }
    : deceased
      ? JUDGED
      : { allowed: false, rule: 'heirs-ask-only-after-death', refusal: 'space-not-open' };

function judging<Input extends OfRequest, Outcome>(
  settings: JudgeSettings,
  name: string,
  act: (
    handle: RecordHandle,
    input: Input,
    facts: JudgeFacts & { readonly request: HeirRequest },
    context: ActContext<HeirStaff>,
  ) => Promise<Result<Outcome>>,
  named: (facts: JudgeFacts) => string = () => name,
): Act<HeirStaff, Input, JudgeFacts, Outcome> {
  return {
    name,
    // Two who press at once are told one after the other.
    alone: true,
    facts: facts(settings),
    decide,
    act(handle, input, known, context) {
      if (known.request === undefined) throw new Error('a request was judged that is not there');
      return act(handle, input, { ...known, request: known.request }, context);
    },
    trace(handle, _input, known, context, ending) {
      const act = named(known);
      const byOpposition = act === 'heir-request-refuse' && refusalOf(known.request) === 'opposed';
      const said = byOpposition ? { ...ending, rule: 'opposition-outlives-the-person' } : ending;
      return traceHeir(handle, act, context, said, staffActor(context.caller), known.request);
    },
  };
}

const refusalOf = (request: HeirRequest | undefined) =>
  request?.proposal?.what === 'refuse' ? request.proposal.refusal : undefined;

const deciderOf = ({ id, name = '' }: HeirStaff) => ({ id, name });

export type ProposeHeirInput = OfRequest & { readonly words: string } & (
    { readonly what: 'grant'; readonly chosen: ChosenScope } | { readonly what: 'refuse'; readonly refusal: string }
  );

export const judgeHeirActs = (settings: JudgeSettings) => ({
  openHeirRequest: judging<OfRequest, OpenedHeirRequest>(
    settings,
    'heir-request-open',
    async (handle, _input, { request, reportedAt, diedOn, opposed }) => {
      const { givenNames, familyName, birthDate } = await readPerson(handle);
      return ok({ request, reportedAt, diedOn, opposed, person: { givenNames, familyName, birthDate } });
    },
  ),

  proposeHeirDecision: judging<ProposeHeirInput, HeirRequest>(
    settings,
    'heir-request-propose',
    async (handle, input, { request, reportedAt, diedOn, opposed }, { caller, at }) => {
      const moved = heirRequestMovesOneWay(request.state, 'propose');
      if (!moved.ok) return moved;
      const proposal = proposed(input, request, { reportedAt, diedOn }, opposed);
      if (!proposal.ok) return proposal;
      const next: HeirRequest = {
        ...request,
        state: 'proposed',
        proposal: { ...proposal.value, by: deciderOf(caller), at, words: input.words },
      };
      await saveHeirRequest(handle, next);
      return ok(next);
    },
  ),

  /** A second auditor agrees: it is carried out, and who asked is written to. */
  confirmHeirDecision: judging<OfRequest, HeirRequest>(
    settings,
    'heir-request-confirm',
    async (handle, _input, { request, asGranted, opposed }, { caller, at, ids }) => {
      const moved = heirRequestMovesOneWay(request.state, 'confirm');
      if (!moved.ok) return moved;
      const { proposal } = request;
      if (proposal === undefined) throw new Error('a proposed request without its proposal');
      const two = twoDecideOnHeirs('confirm', proposal.by.id, caller.id);
      if (!two.ok) return two;
      const decided = { ...request, decidedAt: at, decidedBy: deciderOf(caller) };
      if (proposal.what === 'refuse') {
        const { refusal, words } = proposal;
        const refused: HeirRequest = { ...decided, state: 'refused', refusal, refusalWords: words };
        await saveHeirRequest(handle, refused);
        await writeToAsker(handle, 'heir-request-refused', refused, at, { reason: refusal, words });
        return ok(refused);
      }
      if (at < heirAnswerOpens(request.receivedOn)) return problem('heir-two-days-not-over');
      // Nothing is granted that the table would refuse all the same.
      const wouldBe = decideOnRecord(asGranted);
      if (opposed || !wouldBe.allowed) return problem('heir-grant-against-the-rules');
      const granted: HeirRequest = { ...decided, state: 'granted', scope: proposal.scope, codesSent: 1 };
      await saveHeirRequest(handle, granted);
      await askTakeoutForHeir(handle, ids.item(`heir copy ${request.id} ${at}`), request.id, at);
      await sendHeirCode(handle, settings.codeKey, 'heir-request-granted', granted, at);
      return ok(granted);
    },
    ({ request }) => (request?.proposal?.what === 'grant' ? 'heir-request-grant' : 'heir-request-refuse'),
  ),

  /** Sent back, by who proposed or by who would confirm. */
  returnHeirRequest: judging<OfRequest, HeirRequest>(
    settings,
    'heir-request-return',
    async (handle, _input, { request }) => {
      const moved = heirRequestMovesOneWay(request.state, 'return');
      if (!moved.ok) return moved;
      const { proposal: _sentBack, ...rest } = request;
      const next: HeirRequest = { ...rest, state: 'waiting' };
      await saveHeirRequest(handle, next);
      return ok(next);
    },
  ),
});

type Said = HeirProposal extends infer One
  ? One extends HeirProposal
    ? Omit<One, 'by' | 'at' | 'words'>
    : never
  : never;

function proposed(
  input: ProposeHeirInput,
  { ground }: HeirRequest,
  { reportedAt, diedOn }: Pick<DeathFacts, 'reportedAt' | 'diedOn'>,
  opposed: boolean,
): Result<
  Said,
  | 'heir-grant-against-the-rules'
  | 'heir-refusal-needs-a-reason'
  | 'heir-scope-needs-categories'
  | 'heir-scope-needs-time'
> {
  if (input.what === 'refuse') {
    const refusal = refusalsFor(opposed).find((one) => one === input.refusal);
    return refusal === undefined ? problem('heir-refusal-needs-a-reason') : ok({ what: 'refuse', refusal });
  }
  if (opposed) return problem('heir-grant-against-the-rules');
  const reportedOn = parisDay(reportedAt);
  const scope = heirGrantFitsItsGround(ground, input.chosen, { reportedOn, diedOn: diedOn ?? reportedOn });
  return scope.ok ? ok({ what: 'grant', scope: scope.value }) : scope;
}
