import { decideOnRecord, isFrozen, readerOfNobody, type Facts } from '../access/index.js';
import { mannerOf, type Act, type Refusal } from '../platform/act.js';
import type { FhirCaller } from './fhir-edge.js';
import type { FhirHouse } from './fhir-house.js';
import { allows, type Interaction } from './oauth/scopes.js';

// A token may be narrower than its professional's rights: some kinds of resources only, one person only. Those limits are decided before
// the table of rules and refused like anything else, so that the attempt stands in the history of the record it was made on.

interface Limited<Facts> {
  readonly inner: Facts;
  readonly elsewhere: boolean;
}

/** What a request needs of a token, as its scopes say it: `['List', 'c']` is `system/List.c`. */
export type Need = readonly [resource: string, interaction: Interaction];

/** The same act, within what the caller's token lets it do; `also` is what this input needs besides. */
export function withinGrant<Input, Facts, Outcome>(
  act: Act<FhirCaller, Input, Facts, Outcome>,
  resource: string,
  interaction: Interaction,
  also: (input: Input) => readonly Need[] = () => [],
): Act<FhirCaller, Input, Limited<Facts>, Outcome> {
  return {
    name: act.name,
    ...mannerOf(act),
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
      if (!allowsAll(context.caller, [[resource, interaction], ...also(input)]))
        return { allowed: false, rule: 'token-scope-does-not-reach', refusal: 'access-not-authorised' };
      return act.decide(facts.inner, input, context);
    },
    act: (handle, input, facts, context) => act.act(handle, input, facts.inner, context),
    trace: (handle, input, facts, context, ending) => act.trace(handle, input, facts.inner, context, ending),
  };
}

const allowsAll = ({ grant }: FhirCaller, needs: readonly Need[]): boolean =>
  needs.every(([resource, interaction]) => allows(grant, resource, interaction));

/**
 * What is told of a person who has no record: what the table of rules answers for a space that is not there, unless the token does not
 * reach. Who would be refused for any person is refused alike for nobody.
 */
export async function refusalForNobody(
  { database }: Pick<FhirHouse, 'database'>,
  caller: FhirCaller,
  resource: string,
  interaction: Interaction,
  act: Facts['act'],
  also: readonly Need[] = [],
): Promise<Refusal> {
  if (caller.onlyRecord !== undefined || !allowsAll(caller, [[resource, interaction], ...also]))
    return 'access-not-authorised';
  const decision = decideOnRecord(readerOfNobody(caller, act, false, await isFrozen(database.directory, caller)));
  return decision.allowed ? 'space-not-open' : decision.refusal;
}
