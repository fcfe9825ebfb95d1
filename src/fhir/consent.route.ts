import { ok, problem, type Result } from '../kernel/result.js';
import type { RecordId } from '../kernel/ids.js';
import type { Act } from '../platform/act.js';
import { recordRoute, type Edge, type HttpRequest, type Reply, type Route, type Signed } from '../platform/route.js';
import { consentResource } from './consent-resource.js';
import { readConsent, type StatedConsent } from './consent.model.js';
import type { FhirCaller, FhirSession } from './fhir-edge.js';
import { fhirAddress, type FhirHouse } from './fhir-house.js';
import { openBody } from './body-door.js';
import { preference, resourceForm } from './negotiation.js';
import { FHIR_JSON } from './operation-outcome.js';
import { readPatientReference, recordOf } from './patient-reference.js';
import { refusalForNobody, withinGrant } from './within-grant.act.js';

// POST /fhir/Consent: the professional of the token states the consent the person gave them.

type Inner = FhirHouse['acts']['stateConsent'];
type Input = Pick<StatedConsent, 'until'>;

export function consentRoute(house: FhirHouse, edge: Edge<FhirCaller, FhirSession>): Route {
  return recordRoute({
    method: 'POST',
    path: '/fhir/Consent',
    body: 'bytes',
    bodyLimit: 64 * 1024,
    edge,
    parse: (request, signed) => parse(house, request, signed),
    act: withinGrant(withRecord(house.acts.stateConsent), 'Consent', 'c'),
    respond: ({ recordId, consent }, request) => created(house, recordId, consent, request),
  });
}

type Consent = Extract<Awaited<ReturnType<Inner['act']>>, { ok: true }>['value'];

/** The house's act, its outcome with the record it was made in. */
function withRecord(
  inner: Inner,
): Act<FhirCaller, Input, Awaited<ReturnType<Inner['facts']>>, { recordId: RecordId; consent: Consent }> {
  return {
    name: inner.name,
    facts: (handle, input, context) => inner.facts(handle, input, context),
    decide: (facts, input, context) => inner.decide(facts, input, context),
    async act(handle, input, facts, context) {
      const done = await inner.act(handle, input, facts, context);
      return done.ok ? ok({ recordId: handle.recordId, consent: done.value }) : done;
    },
    trace: (handle, input, facts, context, ending) =>
      inner.trace(
        handle,
        input,
        facts,
        context,
        ending.kind === 'done' ? { ...ending, outcome: ending.outcome?.consent } : ending,
      ),
  };
}

async function parse(
  house: FhirHouse,
  request: HttpRequest,
  { caller }: Signed<FhirCaller, FhirSession>,
): Promise<Result<{ recordId: RecordId; input: Input }>> {
  if (resourceForm(request) === undefined) return problem('format-not-offered', 'http.accept');
  const opened = await openBody(request);
  if (!opened.ok) return opened;
  const now = { domain: house.clock.domain(), real: house.clock.real() };
  const stated = readConsent(opened.value.resource, caller.professional.idNatPs, now);
  if (!stated.ok) return stated;
  const { patient, ...input } = stated.value;
  const named = readPatientReference(house, patient, 'Consent.patient');
  if (!named.ok) return named;
  const recordId = await recordOf(house, named.value);
  return recordId === undefined
    ? problem(await refusalForNobody(house, caller, 'Consent', 'c', 'state-consent'))
    : ok({ recordId, input });
}

function created(house: FhirHouse, recordId: RecordId, consent: Consent, request: HttpRequest): Reply {
  const resource = consentResource(house.publicIds, recordId, consent, consent.givenAt);
  return {
    status: 201,
    headers: {
      'content-type': FHIR_JSON,
      location: `${fhirAddress(house)}/Consent/${resource.id}`,
      etag: 'W/"1"',
      'last-modified': new Date(consent.givenAt).toUTCString(),
    },
    body: preference(request) === 'minimal' ? '' : JSON.stringify(resource),
  };
}
