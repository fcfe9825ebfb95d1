import { hash } from 'node:crypto';
import type { Act } from '../platform/act.js';
import { addToOutbox } from '../platform/outbox.js';
import type { FhirCaller } from './fhir-edge.js';
import { allows, type Interaction } from './oauth/scopes.js';

// A token may be narrower than its professional's rights: some kinds of resources only, one person only. Those limits are decided before
// the table of rules and refused like anything else, so that the attempt stands in the history of the record it was made on. The person
// is told when somebody looks under an emergency.

interface Limited<Facts> {
  readonly inner: Facts;
  readonly elsewhere: boolean;
}

/** The same act, within what the caller's token lets it do. */
export function withinGrant<Input, Facts, Outcome>(
  act: Act<FhirCaller, Input, Facts, Outcome>,
  resource: string,
  interaction: Interaction,
): Act<FhirCaller, Input, Limited<Facts>, Outcome> {
  return {
    name: act.name,
    ...(act.tracesWhileReading === undefined ? {} : { tracesWhileReading: act.tracesWhileReading }),
    async facts(handle, input, context) {
      const { onlyRecord } = context.caller;
      return {
        inner: await act.facts(handle, input, context),
        elsewhere: onlyRecord !== undefined && onlyRecord !== handle.recordId,
      };
    },
    decide(facts, input, context) {
      if (facts.elsewhere)
        return { allowed: false, rule: 'token-is-for-another-person', refusal: 'access-not-authorised' };
      if (!allows(context.caller.grant, resource, interaction))
        return { allowed: false, rule: 'token-scope-does-not-reach', refusal: 'access-not-authorised' };
      return act.decide(facts.inner, input, context);
    },
    async act(handle, input, facts, context) {
      const { caller, at } = context;
      const looks = resource !== 'Patient' && (interaction === 'r' || interaction === 's');
      // Beside the reading, not before it: some acts send their COMMIT right behind.
      const [done] = await Promise.all([
        act.act(handle, input, facts.inner, context),
        looks && caller.situation !== 'normal'
          ? addToOutbox(handle, { id: noticeId(caller.tokenId, handle.recordId), kind: 'emergency-access', at })
          : undefined,
      ]);
      return done;
    },
    trace: (handle, input, facts, context, ending) => act.trace(handle, input, facts.inner, context, ending),
  };
}

/** One notice for all that a professional looks at in a record under one token, however many requests it takes. */
function noticeId(tokenId: string, recordId: string): string {
  const hex = hash('sha256', `emergency|${tokenId}|${recordId}`, 'hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * What is told of a person who has no record: what a token that reaches them would be told of a space that is not open. One that does
 * not reach is refused alike whether there is a record or not.
 */
export const refusalForNobody = (
  { grant, onlyRecord }: FhirCaller,
  resource: string,
  interaction: Interaction,
): 'access-not-authorised' | 'space-not-open' =>
  onlyRecord === undefined && allows(grant, resource, interaction) ? 'space-not-open' : 'access-not-authorised';
