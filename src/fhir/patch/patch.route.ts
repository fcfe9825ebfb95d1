import type { DocumentId, RecordId } from '../../kernel/ids.js';
import { ok, problem, type Result } from '../../kernel/result.js';
import { notFound, recordRoute, type Edge, type HttpRequest, type Reply, type Route } from '../../platform/route.js';
import { recordsWithDocument, uniqueIdIndex, type AmendInput } from '../../record/index.js';
import { bodyOf } from '../body-door.js';
import { toSent, wireVersion } from '../document-reference-wire.js';
import type { FhirCaller, FhirSession } from '../fhir-edge.js';
import { fhirAddress, type FhirHouse } from '../fhir-house.js';
import { openJson } from '../json-door.js';
import { preference, resourceForm } from '../negotiation.js';
import { FHIR_JSON, outcomeOfWarnings } from '../operation-outcome.js';
import { insOfToken, readPatientReference, recordOf } from '../patient-reference.js';
import { uniqueIdOfToken } from '../unique-id.js';
import { withinGrant } from '../within-grant.act.js';
import { openFhirXml } from '../xml/xml-door.js';
import { amendmentOf } from './amendment.js';
import { readFhirPathPatch } from './fhirpath-patch.js';
import { readJsonPatch } from './json-patch.js';
import type { Operation } from './operation.js';
import { readXmlPatch } from './xml-patch.js';

// PATCH of a document's state (DMP TD3.3, flux 03/04): by id, or by the identifier of its producer.

type Asked = Result<{ recordId: RecordId; input: AmendInput }>;

export function patchRoutes(house: FhirHouse, edge: Edge<FhirCaller, FhirSession>): Route[] {
  const common = {
    method: 'PATCH' as const,
    body: 'bytes' as const,
    bodyLimit: 256 * 1024,
    edge,
    act: withinGrant(house.acts.amendDocument, 'DocumentReference', 'u'),
    respond: (wire: Buffer, request: HttpRequest): Reply => amended(house, wire, request),
  };
  return [
    recordRoute({
      ...common,
      path: '/fhir/DocumentReference/:id',
      async parse(request): Promise<Asked> {
        const known = house.publicIds.read('document', request.params['id'] ?? '');
        if (known === undefined) return notFound();
        return asked(request, known.recordId as RecordId, { id: known.itemId as DocumentId });
      },
    }),
    recordRoute({
      ...common,
      path: '/fhir/DocumentReference',
      async parse(request, { caller }): Promise<Asked> {
        const uniqueId = uniqueIdOfToken(request.query.get('identifier') ?? '');
        if (uniqueId === undefined) return problem('identifier-required', 'http.identifier');
        const index = uniqueIdIndex(house.keys.index, uniqueId);
        const records = await recordsMeant(house, request, caller, index);
        if (!records.ok) return records;
        const [record, ...others] = records.value;
        if (record === undefined) return notFound();
        return others.length > 0
          ? problem('several-match', 'http.identifier')
          : asked(request, record, { uniqueIdIndex: index });
      },
    }),
  ];
}

/** The records that may be meant: the patient's when one is named, else those in which the caller's structure deposited it. */
async function recordsMeant(
  house: FhirHouse,
  request: HttpRequest,
  caller: FhirCaller,
  index: Buffer,
): Promise<Result<readonly RecordId[]>> {
  const token = request.query.get('patient.identifier') ?? request.query.get('patient:identifier');
  const reference = request.query.get('patient');
  if (token === null && reference === null)
    return ok(await recordsWithDocument(house.database.directory, caller.structure.id, index));
  const named =
    token === null
      ? readPatientReference(
          house,
          { reference: `Patient/${(reference ?? '').replace(/^Patient\//, '')}` },
          'http.patient',
        )
      : insOfToken(token, 'http.patient.identifier', house.config.mode);
  if (!named.ok) return named;
  const found = await recordOf(house, 'oid' in named.value ? { ins: named.value } : named.value);
  return ok(found === undefined ? [] : [found]);
}

async function asked(request: HttpRequest, recordId: RecordId, target: AmendInput['target']): Promise<Asked> {
  if (resourceForm(request) === undefined) return problem('format-not-offered', 'http.accept');
  const match = request.header('if-match');
  const [, version] = /^(?:W\/)?"(\d{1,9})"$/.exec(match?.trim() ?? '') ?? [];
  if (match !== undefined && version === undefined) return problem('version-differs', 'http.if-match');
  const operations = await operationsOf(request);
  if (!operations.ok) return operations;
  return ok({
    recordId,
    input: {
      target,
      ...(version === undefined ? {} : { version: Number(version) }),
      amendment: (document, wire) =>
        amendmentOf(JSON.parse(toSent(wire, '').toString()) as Record<string, unknown>, document, operations.value),
    },
  });
}

/** The patch in whichever language its media type announces. */
async function operationsOf(request: HttpRequest): Promise<Result<readonly Operation[]>> {
  const body = await bodyOf(request);
  if (!body.ok) return body;
  switch ((request.header('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase()) {
    case 'application/json-patch+json': {
      // A list is no resource: read as one element of an object, through the same door.
      const opened = openJson(Buffer.concat([Buffer.from('{"patch":'), body.value, Buffer.from('}')]));
      return opened.ok ? readJsonPatch(opened.value.resource['patch']) : opened;
    }
    case 'application/xml-patch+xml':
      return readXmlPatch(body.value);
    case 'application/fhir+json':
    case 'application/json': {
      const opened = openJson(body.value);
      return opened.ok ? readParameters(opened.value.resource) : opened;
    }
    case 'application/fhir+xml':
    case 'application/xml': {
      const opened = openFhirXml(body.value);
      return opened.ok ? readParameters(opened.value.resource) : opened;
    }
    default:
      return problem('content-type-not-patch', 'http.content-type');
  }
}

const readParameters = (resource: Readonly<Record<string, unknown>>): Result<readonly Operation[]> =>
  resource['resourceType'] === 'Parameters'
    ? readFhirPathPatch(resource)
    : problem('resource-type-unexpected', 'Parameters.resourceType');

function amended(house: FhirHouse, wire: Buffer, request: HttpRequest): Reply {
  const { version, lastUpdated } = wireVersion(wire);
  const wanted = preference(request);
  return {
    status: 200,
    headers: {
      'content-type': FHIR_JSON,
      etag: `W/"${version}"`,
      'last-modified': new Date(lastUpdated).toUTCString(),
    },
    body:
      wanted === 'minimal'
        ? ''
        : wanted === 'OperationOutcome'
          ? JSON.stringify(outcomeOfWarnings([]))
          : toSent(wire, fhirAddress(house)),
  };
}
