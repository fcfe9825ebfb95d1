import { decideOnRecord, readReaderFacts, type ReaderKnown } from '../access/index.js';
import { actorOf, sameText, type VisitorCaller } from '../identity/index.js';
import { ok, problem } from '../kernel/result.js';
import type { Act } from '../platform/act.js';
import { visitCodeExpires } from './visit-code-expires.rule.js';
import { visitCodeIsRight } from './visit-code-is-right.rule.js';
import { visitCodeLocksItself } from './visit-code-locks-itself.rule.js';
import { visitCodeWorksOnce } from './visit-code-works-once.rule.js';
import { traceVisitAct, type VisitSettings } from './visit-act.js';
import { newFigures } from './visit-codes.js';
import { holdCodes, noteStanding, type HeldCode } from './visit-directory.store.js';
import { ANSWER_TERM, type Visit } from './visit.model.js';
import { noteAsked, readVisit } from './visit.store.js';

export interface AskInput {
  readonly by: 'long' | 'short';
  /** Keyed hash of the whole code. */
  readonly code: Buffer;
}

export interface Asked {
  /** On paper the picture opens by itself; otherwise the person is asked. */
  readonly opened: boolean;
  readonly figures: string;
}

interface AskFacts extends ReaderKnown {
  readonly visit: Visit | undefined;
  readonly held: HeldCode | undefined;
  readonly matches: boolean;
}

type CodeFault =
  'visit-code-is-right' | 'visit-code-works-once' | 'visit-code-locks-itself' | 'visit-code-expires' | undefined;

/**
 * Somebody types a code. What is wrong is told to nobody but the person's history; an access that the rules would refuse even if the
 * person agreed (an insurer, who is blocked, who left the register) is refused in the same words.
 */
export const askVisitAct = ({ attendingSeesHidden }: VisitSettings): Act<VisitorCaller, AskInput, AskFacts, Asked> => ({
  name: 'visit-ask',
  alone: true,
  async facts(handle, { by, code }, { caller, at }) {
    const held = await holdCodes(handle, caller.visitId, by === 'short');
    const kept = by === 'long' ? held?.long : held?.short;
    return {
      ...(await readReaderFacts(handle, caller, 'list', at, attendingSeesHidden)),
      held,
      visit: await readVisit(handle, caller.visitId),
      matches: kept !== undefined && sameText(kept.toString('hex'), code.toString('hex')),
    };
  },
  decide(facts, { by }, { at }) {
    const fault = faultOf(facts, by, at);
    if (fault !== undefined) return { allowed: false, rule: fault, refusal: 'not-found' };
    const decision = decideOnRecord({ ...facts.reader, consent: true });
    return decision.allowed
      ? { allowed: true, rule: 'person-lets-the-visitor-in' }
      : { allowed: false, rule: decision.rule, refusal: 'not-found' };
  },
  async act(handle, _input, { visit }, { caller, at }) {
    if (visit === undefined) throw new Error('somebody was let ask for a visit that is not there');
    const { kind: _kind, ...visitor } = caller;
    const until = at + visit.minutes * 60_000;
    const figures = newFigures();
    if (!(await noteAsked(handle, visit, { visitor, figures }, at, until))) return problem('visit-is-over');
    if (visit.onPaper) await noteStanding(handle, handle.sql, visit.id, 'open', until);
    else await noteStanding(handle, handle.sql, visit.id, 'asked', at + ANSWER_TERM);
    return ok({ opened: visit.onPaper, figures });
  },
  trace(handle, _input, facts, context, ending) {
    const { caller } = context;
    const act = facts.visit?.onPaper === true && ending.kind === 'done' ? 'visit-open' : 'visit-ask';
    // Who has no right code writes nothing into anybody's history but that they tried.
    const actor = facts.matches ? actorOf(caller) : ({ kind: 'visitor' } as const);
    return traceVisitAct(handle, act, context, ending, undefined, actor);
  },
});

function faultOf({ held, visit, matches }: AskFacts, by: AskInput['by'], at: number): CodeFault {
  if (held === undefined || visit === undefined) return 'visit-code-works-once';
  return (
    visitCodeWorksOnce(visit) ??
    visitCodeExpires(visit.openBefore, at) ??
    visitCodeLocksItself(held.wrongCodes, by === 'long') ??
    visitCodeIsRight(matches)
  );
}
