import { toBase64, utf8Bytes } from '../kernel/bytes.js';
import type { TraceLine, TraceObject } from './trace.model.js';

// One entry of the trace as a FHIR R4 AuditEvent after IHE BALP 1.1 (Basic Audit Log Patterns): a view, made when it is asked for. A
// profile is claimed only for what was done; BALP has none for refusals, which carry outcome 4 (refused) or 8 (failed).

export interface AuditEventPlace {
  /** Where this server answers, without a trailing slash: `https://carnet.example/fhir`. */
  readonly base: string;
  /** FHIR id of the patient whose record it is. */
  readonly patientId: string;
  /** FHIR id of an entry: opaque to whoever reads it. */
  idOf(line: Pick<TraceLine, 'chain' | 'n'>): string;
  /** Where an object of the trace stands in FHIR (`DocumentReference/…`), when it does. */
  referenceOf(object: TraceObject): string | undefined;
}

type Json = { readonly [key: string]: unknown };

const BALP = 'https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.';
const DCM = 'http://dicom.nema.org/resources/ontology/DCM';
const REST = 'http://hl7.org/fhir/restful-interaction';
const ENTITY = 'http://terminology.hl7.org/CodeSystem/audit-entity-type';
const ROLE = 'http://terminology.hl7.org/CodeSystem/object-role';
/** IdNatPS and the situations of access (TRE_R248), as everywhere at the national edge. */
const ID_NAT_PS = 'urn:oid:1.2.250.1.71.4.2.1';
const SITUATION = 'urn:oid:1.2.250.1.213.1.1.4.248';
const PROFESSION = 'urn:oid:1.2.250.1.71.1.2.7';

interface Pattern {
  readonly profile: 'PatientCreate' | 'PatientRead' | 'PatientUpdate' | 'PatientDelete' | 'PatientQuery';
  readonly subtype: string;
  readonly action: 'C' | 'R' | 'U' | 'D' | 'E';
}
const READ: Pattern = { profile: 'PatientRead', subtype: 'read', action: 'R' };
const QUERY: Pattern = { profile: 'PatientQuery', subtype: 'search', action: 'E' };
const CREATE: Pattern = { profile: 'PatientCreate', subtype: 'create', action: 'C' };
const UPDATE: Pattern = { profile: 'PatientUpdate', subtype: 'update', action: 'U' };
const DELETE: Pattern = { profile: 'PatientDelete', subtype: 'delete', action: 'D' };

const PATTERNS: Readonly<Record<string, Pattern>> = {
  'documents-list': QUERY,
  'space-find': QUERY,
  'history-read': QUERY,
  'history-download': QUERY,
  'document-read': READ,
  'document-download': READ,
  'person-read': READ,
  'rights-read': READ,
  'consents-read': READ,
  'home-read': READ,
  'emergency-begin': READ,
  'document-deposit': CREATE,
  'consent-state': CREATE,
  'professional-block': CREATE,
  'consent-withdraw': DELETE,
  'professional-unblock': DELETE,
  'document-remove': DELETE,
};

const OUTCOMES = { done: '0', refused: '4', failed: '8' } as const;
const coding = (system: string, code: string): Json => ({ system, code });
const concept = (system: string, code: string): Json => ({ coding: [coding(system, code)] });

export function auditEventOf(line: TraceLine, place: AuditEventPlace): Json {
  const pattern = PATTERNS[line.act] ?? UPDATE;
  const patient = { reference: `Patient/${place.patientId}` };
  return {
    resourceType: 'AuditEvent',
    id: place.idOf(line),
    ...(line.outcome === 'done' ? { meta: { profile: [BALP + pattern.profile] } } : {}),
    type: coding('http://terminology.hl7.org/CodeSystem/audit-event-type', 'rest'),
    subtype: [coding(REST, pattern.subtype)],
    action: pattern.action,
    recorded: new Date(line.at).toISOString(),
    outcome: OUTCOMES[line.outcome],
    ...(line.outcome === 'done' ? {} : { outcomeDesc: line.problem ?? line.rule }),
    purposeOfEvent: [concept(SITUATION, line.situation)],
    agent: agentsOf(line, pattern, place, patient),
    source: { observer: { display: 'Carnet', identifier: { system: 'urn:ietf:rfc:3986', value: place.base } } },
    entity: entitiesOf(line, pattern, place, patient),
  };
}

/** Data flows to the client when it reads, from it otherwise: DICOM's source and destination follow. */
function agentsOf(line: TraceLine, pattern: Pattern, place: AuditEventPlace, patient: Json): Json[] {
  const { actor } = line;
  const [client, server] = pattern === READ ? ['110152', '110153'] : ['110153', '110152'];
  const person = actor.kind === 'person';
  const who: Json = person
    ? patient
    : {
        ...(actor.id === undefined ? {} : { identifier: { system: ID_NAT_PS, value: actor.id } }),
        display: [actor.name ?? actor.kind, actor.structureName].filter((part) => part !== undefined).join(', '),
      };
  return [
    {
      type: concept(DCM, client),
      who: { display: actor.software ?? 'Carnet' },
      requestor: false,
      // Addresses of callers are not kept in the trace.
      network: { address: 'urn:ietf:rfc:3986:not-kept', type: '5' },
    },
    {
      type: concept(DCM, server),
      who: { display: 'Carnet' },
      requestor: false,
      network: { address: place.base, type: '5' },
    },
    {
      type: concept('http://terminology.hl7.org/CodeSystem/v3-ParticipationType', 'IRCP'),
      ...(actor.profession === undefined ? {} : { role: [concept(PROFESSION, actor.profession)] }),
      who,
      requestor: true,
      policy: [`${place.base}/regles/${line.rule}`],
      purposeOfUse: [concept(SITUATION, line.situation)],
    },
  ];
}

function entitiesOf(line: TraceLine, pattern: Pattern, place: AuditEventPlace, patient: Json): Json[] {
  const { object } = line;
  const what = object === undefined ? undefined : place.referenceOf(object);
  const data: Json =
    pattern === QUERY
      ? {
          type: coding(ENTITY, '2'),
          role: coding(ROLE, '24'),
          // What was searched for is health data: the trace keeps that a search was made, and of what kind.
          query: toBase64(utf8Bytes(`${line.act}?patient=Patient/${place.patientId}`)),
        }
      : {
          what: what === undefined ? { display: object?.label ?? line.act } : { reference: what },
          type: coding(ENTITY, '2'),
          role: coding(ROLE, '4'),
        };
  return [data, { what: patient, type: coding(ENTITY, '1'), role: coding(ROLE, '1') }];
}
