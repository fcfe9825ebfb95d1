import { readPerson } from '../../identity/index.js';
import type { RecordId } from '../../kernel/ids.js';
import { ok, problem } from '../../kernel/result.js';
import type { Act } from '../../platform/act.js';
import { notFound, recordRoute, type Edge, type Reply, type Route } from '../../platform/route.js';
import { traceDocumentAct } from '../../record/index.js';
import { toSent } from '../document-reference-wire.js';
import type { FhirCaller, FhirSession } from '../fhir-edge.js';
import { fhirAddress, type FhirHouse } from '../fhir-house.js';
import { resourceForm } from '../negotiation.js';
import { FHIR_JSON } from '../operation-outcome.js';
import { insOfToken, recordOf } from '../patient-reference.js';
import type { DocumentReference } from '../resources.js';
import { refusalForNobody, withinGrant, type Need } from '../within-grant.act.js';
import { contentsOf } from './structured-sources.js';
import { ipsDocument, type Summarised } from './ips-document.js';

// Patient/$summary: everything at a glance, for who may read the record.

type Inner = FhirHouse['acts']['searchWireForms'];
type Nothing = Record<string, never>;

/** The summary gives traits. What files say inside is given to who may open files (`Binary.r`). */
const ALSO_READ: readonly Need[] = [['Patient', 'r']];

const CURRENT = { filter: { status: ['current'] }, page: { limit: 500 }, archivedToo: false } as const;

export function summaryRoutes(house: FhirHouse, edge: Edge<FhirCaller, FhirSession>): Route[] {
  const common = {
    method: 'GET' as const,
    edge,
    act: withinGrant(summaryAct(house), 'DocumentReference', 'r', () => ALSO_READ),
    respond: (summarised: Summarised): Reply => ({
      status: 200,
      headers: { 'content-type': FHIR_JSON },
      body: JSON.stringify(ipsDocument(house.publicIds, fhirAddress(house), summarised)),
    }),
  };
  const unwanted = problem('format-not-offered', 'http.accept');
  return [
    recordRoute({
      ...common,
      // By an id kept from before, who has no space any more is nobody, as in reading the Patient.
      edge: {
        ...edge,
        refused: (refusal, request, session) =>
          edge.refused(refusal === 'space-not-open' ? 'not-found' : refusal, request, session),
      },
      path: '/fhir/Patient/:id/$summary',
      parse(request) {
        if (resourceForm(request) === undefined) return unwanted;
        const known = house.publicIds.read('patient', request.params['id'] ?? '');
        return known === undefined ? notFound() : ok({ recordId: known.recordId as RecordId, input: {} });
      },
    }),
    recordRoute({
      ...common,
      path: '/fhir/Patient/$summary',
      async parse(request, { caller }) {
        if (resourceForm(request) === undefined) return unwanted;
        const token = request.query.get('identifier');
        if (token === null) return problem('identifier-required', 'http.identifier');
        const ins = insOfToken(token, 'http.identifier', house.config.mode);
        if (!ins.ok) return ins;
        const recordId = await recordOf(house, { ins: ins.value });
        return recordId === undefined
          ? problem(await refusalForNobody(house, caller, 'DocumentReference', 'r', 'list', ALSO_READ))
          : ok({ recordId, input: {} });
      },
    }),
  ];
}

function summaryAct(house: FhirHouse): Act<FhirCaller, Nothing, Awaited<ReturnType<Inner['facts']>>, Summarised> {
  const inner: Inner = house.acts.searchWireForms;
  return {
    name: 'summary-read',
    facts: (handle, _input, context) => inner.facts(handle, CURRENT, context),
    decide: (facts, _input, context) => inner.decide(facts, CURRENT, context),
    async act(handle, _input, facts, context) {
      const [found, person] = await Promise.all([inner.act(handle, CURRENT, facts, context), readPerson(handle)]);
      if (!found.ok) return found;
      const address = fhirAddress(house);
      const documents = found.value.forms.map(
        (form) => JSON.parse(toSent(form, address).toString()) as DocumentReference,
      );
      const contents = await contentsOf(house, handle, documents, context);
      return contents.ok
        ? ok({
            ...{ recordId: handle.recordId, person, documents, ...contents.value, at: context.at },
            older: found.value.total - documents.length,
          })
        : contents;
    },
    trace: (handle, _input, _facts, context, ending) => traceDocumentAct(handle, 'summary-read', context, ending),
  };
}
