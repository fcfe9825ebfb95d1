import type { RecordId } from '../../kernel/ids.js';
import { ok, problem, type Problem, type Result } from '../../kernel/result.js';
import { recordRoute, type Edge, type HttpRequest, type Reply, type Route, type Signed } from '../../platform/route.js';
import type { DepositDraft } from '../../record/index.js';
import { professionalNames, type ProfessionalNames } from '../directory-cache.js';
import { documentReferenceWire, toSent, wireId, wireVersion } from '../document-reference-wire.js';
import type { FhirCaller, FhirSession } from '../fhir-edge.js';
import { fhirAddress, type FhirHouse } from '../fhir-house.js';
import { openBody } from '../body-door.js';
import { preference, resourceForm } from '../negotiation.js';
import { FHIR_JSON, outcomeOfWarnings } from '../operation-outcome.js';
import { uniqueIdOf, uniqueIdOfToken } from '../unique-id.js';
import { withinGrant } from '../within-grant.act.js';
import { depositEnvelopeAct, type EnvelopeInput, type EnvelopeOutcome } from './deposit-envelope.act.js';
import { draftOf } from './document-draft.js';
import { alsoCreated, readSingle, readTransaction, type Envelope } from './envelope.js';
import { recordOfDeposit, refusePatients } from './subject.js';
import { transactionResponse } from './transaction-response.js';

// POST /fhir (ITI-65, several documents with their submission set) and POST /fhir/DocumentReference (ITI-105, one).

type FhirEdge = Edge<FhirCaller, FhirSession>;

export function depositRoutes(house: FhirHouse, edge: FhirEdge): Route[] {
  const names = professionalNames(house);
  const act = depositEnvelopeAct(house);
  const route = (path: string, respond: (outcome: EnvelopeOutcome, request: HttpRequest) => Reply): Route =>
    recordRoute({
      method: 'POST',
      path,
      body: 'bytes',
      edge,
      parse: (request, signed) => parse(house, names, request, signed),
      act: withinGrant(act, 'DocumentReference', 'c', ({ envelope }) => alsoCreated(envelope)),
      respond,
    });
  const whole = (outcome: EnvelopeOutcome): Reply => ({
    status: 200,
    headers: { 'content-type': FHIR_JSON },
    body: JSON.stringify(transactionResponse(house, outcome)),
  });
  return [
    route('/fhir', whole),
    route('/fhir/', whole),
    route('/fhir/DocumentReference', (outcome, request) => single(house, outcome, request)),
  ];
}

async function parse(
  house: FhirHouse,
  names: ProfessionalNames,
  request: HttpRequest,
  { caller }: Signed<FhirCaller, FhirSession>,
): Promise<Result<{ recordId: RecordId; input: EnvelopeInput }>> {
  if (resourceForm(request) === undefined) return problem('format-not-offered', 'http.accept');
  const opened = await openBody(request);
  if (!opened.ok) return opened;
  const transaction = request.path.replace(/\/$/, '') === '/fhir';
  if (transaction) {
    const patients = refusePatients(opened.value, house.config.mode);
    if (!patients.ok) return patients;
  }
  const envelope = transaction ? readTransaction(opened.value) : readSingle(opened.value);
  if (!envelope.ok) return envelope;
  const unlessThere = unlessThereAsked(request, envelope.value);
  if (!unlessThere.ok) return unlessThere;
  const recordId = await recordOfDeposit(house, envelope.value, caller);
  if (!recordId.ok) return recordId;
  return ok({
    recordId: recordId.value,
    input: { ...(await drafted(house, names, envelope.value, recordId.value, caller)), ...unlessThere.value },
  });
}

/** `If-None-Exist: identifier=…`, for one document and by its own identifier: anything else would deposit in view of another. */
function unlessThereAsked(
  request: HttpRequest,
  { documents, transaction }: Envelope,
): Result<Pick<EnvelopeInput, 'unlessThere'>> {
  const header = request.header('if-none-exist');
  if (header === undefined) return ok({});
  const invalid = problem('search-value-invalid', 'http.if-none-exist');
  const asked = new URLSearchParams(header.replace(/^.*\?/, '').replaceAll('+', '%2B'));
  const own = uniqueIdOf(documents[0]?.resource.masterIdentifier, '');
  const named = uniqueIdOfToken(asked.get('identifier') ?? '');
  return transaction || [...asked].length !== 1 || !own.ok || named !== own.value ? invalid : ok({ unlessThere: true });
}

/** Every document as a draft; the first fault stops the reading and stands for the whole. */
async function drafted(
  house: FhirHouse,
  names: ProfessionalNames,
  envelope: Envelope,
  recordId: RecordId,
  caller: FhirCaller,
): Promise<EnvelopeInput> {
  const drafting = { house, names, recordId, caller, now: house.clock.domain() };
  const wires = new Map<Parameters<NonNullable<DepositDraft['wire']>>[0]['id'], string>();
  const drafts: DepositDraft[] = [];
  const common = { wires, envelope };
  for (const enveloped of envelope.documents) {
    const draft = await draftOf(drafting, envelope, enveloped);
    if (!draft.ok) return { ...common, drafts: unread(envelope), fault: faultOf(draft) };
    drafts.push({
      ...draft.value,
      wire: (document, { ins }) => {
        const wire = documentReferenceWire(document, {
          publicId: house.publicIds.of('document', recordId, document.id),
          patientId: house.publicIds.of('patient', recordId, recordId),
          subject: { ins },
          received: enveloped.resource,
          ...(document.replaces === undefined
            ? {}
            : { replacesId: house.publicIds.of('document', recordId, document.replaces) }),
        });
        wires.set(document.id, wire);
        return wire;
      },
    });
  }
  const unpaired = unpairedEntry(house, envelope, drafts);
  return unpaired === undefined ? { ...common, drafts } : { ...common, drafts: unread(envelope), fault: unpaired };
}

/**
 * What stands for documents that could not be taken when their refusal is traced: whether any of them was to be kept from the person.
 * A label that is not understood counts as one.
 */
function unread({ documents }: Envelope): readonly DepositDraft[] {
  const codes = documents.flatMap(({ resource }) =>
    (resource.securityLabel ?? []).flatMap(({ coding }) => (coding ?? []).map(({ code }) => code ?? '')),
  );
  return codes.some((code) => /^INVISIBLE/i.test(code)) ? [UNREAD] : [];
}

const UNREAD: DepositDraft = {
  uniqueId: '',
  title: '',
  typeCode: '',
  classCode: '',
  language: '',
  contentType: '',
  bytes: Buffer.alloc(0),
  sha1: '',
  sha256: '',
  dated: 0,
  authors: [],
  confidentiality: 'N',
  withheldFromPatient: true,
  about: {},
  path: '',
};

const faultOf = ({ problem: name, path, detail }: Problem): Problem => ({
  problem: name,
  ...(path === undefined ? {} : { path }),
  ...(detail === undefined ? {} : { detail }),
});

/** A file without description, or a change of a document that nothing in the bundle replaces. */
function unpairedEntry(house: FhirHouse, envelope: Envelope, drafts: readonly DepositDraft[]): Problem | undefined {
  const used = new Set(envelope.documents.map(({ resource }) => resource.content[0]?.attachment.url));
  for (const [fullUrl, { path }] of envelope.binaries)
    if (!used.has(fullUrl)) return { problem: 'binary-unused', path };
  const replaced = new Set(
    envelope.documents.flatMap(({ resource }) =>
      (resource.relatesTo ?? []).map(({ target }) => target.reference?.replace(`${fhirAddress(house)}/`, '')),
    ),
  );
  const some = drafts.some(({ replaces }) => replaces !== undefined);
  for (const [at, plan] of envelope.plan.entries())
    if (plan.kind === 'patch' && !(replaced.has(plan.url) || (some && plan.url.includes('?'))))
      return { problem: 'entry-not-accepted', path: `Bundle.entry[${at}].request` };
  return undefined;
}

/** 201 with the resource as it is sent, or as `Prefer: return=` asks; 200 when it had been deposited before. */
function single(house: FhirHouse, { deposited }: EnvelopeOutcome, request: HttpRequest): Reply {
  const [made] = deposited;
  if (made === undefined) throw new Error('a deposit without its document');
  const address = fhirAddress(house);
  const { version, lastUpdated } = wireVersion(made.wire);
  const prefer = preference(request);
  return {
    status: made.already ? 200 : 201,
    headers: {
      'content-type': FHIR_JSON,
      location: `${address}/DocumentReference/${wireId(made.wire)}`,
      etag: `W/"${version}"`,
      'last-modified': new Date(lastUpdated).toUTCString(),
      ...(made.warnings.length === 0
        ? {}
        : { warning: made.warnings.map((name) => `199 carnet "${name}"`).join(', ') }),
    },
    body:
      prefer === 'minimal'
        ? ''
        : prefer === 'OperationOutcome'
          ? JSON.stringify(outcomeOfWarnings(made.warnings))
          : toSent(made.wire, address),
  };
}
