import type { Consent } from '../access/index.js';
import type { RecordId } from '../kernel/ids.js';
import { ok, problem, type Result } from '../kernel/result.js';
import type { Act } from '../platform/act.js';
import { notFound, recordRoute, type Edge, type HttpRequest, type Reply, type Route } from '../platform/route.js';
import { consentResource, consentStatus } from './consent-resource.js';
import type { FhirCaller, FhirSession } from './fhir-edge.js';
import { fhirAddress, type FhirHouse } from './fhir-house.js';
import { resourceForm } from './negotiation.js';
import { FHIR_JSON } from './operation-outcome.js';
import { isPart, pageLinks, readPaging, searchsetOf, type Paging } from './search/paging.js';
import { patientAsked } from './search/patient-asked.js';
import { withinGrant } from './within-grant.act.js';
import { searchedBothWays } from './searched-both-ways.js';

// The professional's own consents: does this person's consent let them read, and until when?

type Inner = FhirHouse['acts']['readOwnConsents'];

interface Input {
  readonly asked?: Paging;
  readonly status?: readonly string[];
  readonly id?: string;
}
interface Found {
  readonly recordId: RecordId;
  readonly consents: readonly Consent[];
  readonly input: Input;
  readonly at: number;
}

export function consentSearchRoutes(house: FhirHouse, edge: Edge<FhirCaller, FhirSession>): Route[] {
  const search = {
    edge,
    act: withinGrant(found(house.acts.readOwnConsents), 'Consent', 's'),
    respond: (one: Found): Reply => ({
      status: 200,
      headers: { 'content-type': FHIR_JSON },
      body: JSON.stringify(searchset(house, one)),
    }),
  };
  return [
    ...searchedBothWays('Consent', {
      ...search,
      parse: (request, parameters, caller) => parse(house, request, parameters, caller),
    }),
    recordRoute({
      method: 'GET',
      path: '/fhir/Consent/:id',
      edge,
      parse(request) {
        if (resourceForm(request) === undefined) return problem('format-not-offered', 'http.accept');
        const known = house.publicIds.read('consent', request.params['id'] ?? '');
        return known === undefined
          ? notFound()
          : ok({ recordId: known.recordId as RecordId, input: { id: known.itemId } });
      },
      act: withinGrant(found(house.acts.readOwnConsents), 'Consent', 'r'),
      respond({ recordId, consents, at }, request, { session }) {
        const [consent] = consents;
        if (consent === undefined) return edge.refused('not-found', request, session);
        const resource = consentResource(house.publicIds, recordId, consent, at);
        return {
          status: 200,
          headers: {
            'content-type': FHIR_JSON,
            etag: `W/"${resource.meta.versionId}"`,
            'last-modified': new Date(resource.meta.lastUpdated).toUTCString(),
          },
          body: JSON.stringify(resource),
        };
      },
    }),
  ];
}

function found(inner: Inner): Act<FhirCaller, Input, Awaited<ReturnType<Inner['facts']>>, Found> {
  return {
    name: inner.name,
    facts: (handle, _input, context) => inner.facts(handle, {}, context),
    decide: (facts, _input, context) => inner.decide(facts, {}, context),
    async act(handle, input, facts, context) {
      const own = await inner.act(handle, {}, facts, context);
      if (!own.ok) return own;
      const consents = own.value.filter(
        (each) =>
          (input.id === undefined || each.id === input.id) &&
          (input.status === undefined || input.status.includes(consentStatus(each, context.at))),
      );
      return ok({ recordId: handle.recordId, consents, input, at: context.at });
    },
    trace: (handle, _input, facts, context, { ...ending }) =>
      inner.trace(handle, {}, facts, context, ending.kind === 'done' ? { ...ending, outcome: undefined } : ending),
  };
}

async function parse(
  house: FhirHouse,
  request: HttpRequest,
  parameters: URLSearchParams,
  caller: FhirCaller,
): Promise<Result<{ recordId: RecordId; input: Input }>> {
  if (resourceForm(request) === undefined) return problem('format-not-offered', 'http.accept');
  const named = await patientAsked(house, parameters, caller, { resource: 'Consent', act: 'find' });
  if (!named.ok) return named;
  const asked = readPaging(named.value.others);
  if (!asked.ok) return asked;
  let status: readonly string[] | undefined;
  for (const [name, value] of asked.value.kept) {
    if (name === '_count' || isPart(name)) continue;
    if (name !== 'status') return problem('search-parameter-not-offered', `http.${name.slice(0, 60)}`);
    status = value.split(',').map((token) => token.slice(token.lastIndexOf('|') + 1));
  }
  return ok({
    recordId: named.value.recordId,
    input: { asked: asked.value, ...(status === undefined ? {} : { status }) },
  });
}

function searchset(house: FhirHouse, { recordId, consents, input, at }: Found): object {
  const { asked } = input;
  if (asked === undefined) throw new Error('a search without its parameters');
  const address = fhirAddress(house);
  const patient = house.publicIds.of('patient', recordId, recordId);
  const page = asked.countOnly ? [] : consents.slice(asked.offset, asked.offset + asked.count);
  return searchsetOf(
    address,
    page.map((each) => consentResource(house.publicIds, recordId, each, at)),
    consents.length,
    pageLinks(`${address}/Consent?patient=${patient}`, asked, consents.length, at),
  );
}
