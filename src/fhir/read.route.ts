import type { DocumentId, RecordId } from '../kernel/ids.js';
import { ok, problem, type Result } from '../kernel/result.js';
import { mannerOf, type Act } from '../platform/act.js';
import { notFound, recordRoute, type Edge, type HttpRequest, type Route } from '../platform/route.js';
import { mayLearnOfWithdrawal, type DocumentBytes, type DocumentKnown, type ReadInput } from '../record/index.js';
import { toSent, wireVersion } from './document-reference-wire.js';
import type { FhirCaller, FhirSession } from './fhir-edge.js';
import { fhirAddress, type FhirHouse } from './fhir-house.js';
import { binaryForm, resourceForm } from './negotiation.js';
import { FHIR_JSON, FHIR_XML } from './operation-outcome.js';
import { escaped } from './xml/write-xml.js';
import { withinGrant } from './within-grant.act.js';

// One document: its description (read by id), and its bytes (ITI-68).

type FhirEdge = Edge<FhirCaller, FhirSession>;

export function readRoutes(house: FhirHouse, edge: FhirEdge): Route[] {
  return [
    recordRoute({
      method: 'GET',
      path: '/fhir/DocumentReference/:id',
      edge,
      parse: (request) =>
        resourceForm(request) === undefined ? problem('format-not-offered', 'http.accept') : itemOf(house, request),
      act: withinGrant(orWithdrawn(house.acts.readWireForm), 'DocumentReference', 'r'),
      respond(wire) {
        const { version, lastUpdated } = wireVersion(wire);
        return {
          status: 200,
          headers: {
            'content-type': FHIR_JSON,
            etag: `W/"${version}"`,
            'last-modified': new Date(lastUpdated).toUTCString(),
          },
          body: toSent(wire, fhirAddress(house)),
        };
      },
    }),
    recordRoute({
      method: 'GET',
      path: '/fhir/Binary/:id',
      edge,
      parse(request) {
        const item = itemOf(house, request);
        return item.ok
          ? ok({ ...item.value, input: { ...item.value.input, form: (type: string) => binaryForm(request, type) } })
          : item;
      },
      act: withinGrant(orWithdrawn(inTheFormAsked(house.acts.downloadDocument)), 'Binary', 'r'),
      respond({ document, bytes, form }, request) {
        const modified = { 'last-modified': new Date(document.depositedAt).toUTCString() };
        if (form === 'native')
          return {
            status: 200,
            headers: { 'content-type': document.contentType, 'content-disposition': 'attachment', ...modified },
            body: bytes,
          };
        const id = request.params['id'] ?? '';
        if (form === 'xml')
          return {
            status: 200,
            headers: { 'content-type': FHIR_XML, ...modified },
            body: binaryXml(id, document.contentType, bytes),
          };
        const head = { resourceType: 'Binary', id, contentType: document.contentType };
        return {
          status: 200,
          headers: { 'content-type': FHIR_JSON, ...modified },
          body: `${JSON.stringify(head).slice(0, -1)},"data":"${bytes.toString('base64')}"}`,
        };
      },
    }),
  ];
}

/** Written directly: a file passes through no tree. */
const binaryXml = (id: string, contentType: string, bytes: Buffer): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<Binary xmlns="http://hl7.org/fhir"><id value="${id}"/>` +
  `<contentType value="${escaped(contentType)}"/><data value="${bytes.toString('base64')}"/></Binary>\n`;

/** A description and its bytes have the same id. What is not an id of ours is not found. */
function itemOf(house: FhirHouse, request: HttpRequest): Result<{ recordId: RecordId; input: ReadInput }> {
  const known = house.publicIds.read('document', request.params['id'] ?? '');
  return known === undefined
    ? notFound()
    : ok({ recordId: known.recordId as RecordId, input: { id: known.itemId as DocumentId } });
}

/** The same reading, but of a document that its author withdrew it says so, to who could have read it. */
function orWithdrawn<Input, Facts extends DocumentKnown, Outcome>(
  inner: Act<FhirCaller, Input, Facts, Outcome>,
): Act<FhirCaller, Input, Facts, Outcome> {
  return {
    name: inner.name,
    ...mannerOf(inner),
    facts: (handle, input, context) => inner.facts(handle, input, context),
    decide: (facts, input, context) => mayLearnOfWithdrawal(facts, context) ?? inner.decide(facts, input, context),
    act: (handle, input, facts, context) =>
      facts.withdrawn === undefined
        ? inner.act(handle, input, facts, context)
        : Promise.resolve(problem('document-withdrawn')),
    trace: (handle, input, facts, context, ending) => inner.trace(handle, input, facts, context, ending),
  };
}

type Download = FhirHouse['acts']['downloadDocument'];

interface FormedInput extends ReadInput {
  readonly form: (contentType: string) => 'json' | 'xml' | 'native' | undefined;
}

/**
 * Downloading, as far as the document may be had: a superseded one is gone at this address, and one that cannot be given in a form that
 * is wanted is not given. Both are told, and traced, only to who may read it.
 */
function inTheFormAsked(
  inner: Download,
): Act<
  FhirCaller,
  FormedInput,
  Awaited<ReturnType<Download['facts']>>,
  DocumentBytes & { readonly form: 'json' | 'xml' | 'native' }
> {
  return {
    name: inner.name,
    ...mannerOf(inner),
    facts: (handle, input, context) => inner.facts(handle, input, context),
    decide: (facts, input, context) => inner.decide(facts, input, context),
    async act(handle, input, facts, context) {
      const { document } = facts;
      if (document?.status === 'superseded') return problem('document-superseded');
      const form = input.form(document?.contentType ?? '');
      if (form === undefined) return problem('format-not-offered', 'http.accept');
      const read = await inner.act(handle, input, facts, context);
      return read.ok ? ok({ ...read.value, form }) : read;
    },
    trace: (handle, input, facts, context, ending) => inner.trace(handle, input, facts, context, ending),
  };
}
