// An entry of the history as an AuditEvent (IHE BALP 1.1): who did what, to which document of whom, for which purpose, and how it ended.
import { ACCESS_MODE_SYSTEM, ACCESS_MODES } from '../../kernel/codes/document-metadata.js';
import type { RecordId } from '../../kernel/ids.js';
import type { PublicIds } from '../../platform/public-ids.js';
import type { OwnAct } from '../../access/index.js';
import { ID_NAT_PS_SYSTEM, ID_NAT_STRUCT_SYSTEM } from '../systems.js';

const BALP = 'https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit';
const REST = 'http://hl7.org/fhir/restful-interaction';
const DICOM = 'http://dicom.nema.org/resources/ontology/DCM';
const ENTITY_TYPE = 'http://terminology.hl7.org/CodeSystem/audit-entity-type';
const OBJECT_ROLE = 'http://terminology.hl7.org/CodeSystem/object-role';

type Kind = 'Create' | 'Read' | 'Update' | 'Delete' | 'Query';

const KINDS: Readonly<Record<string, Kind>> = {
  'document-deposit': 'Create',
  'document-resend': 'Create',
  'consent-state': 'Create',
  'professional-block': 'Create',
  'document-read': 'Read',
  'document-download': 'Read',
  'submission-set-read': 'Read',
  'summary-read': 'Read',
  'person-read': 'Read',
  'emergency-begin': 'Read',
  'rights-read': 'Read',
  'subjects-read': 'Read',
  'document-exceptions-read': 'Read',
  'home-read': 'Read',
  'document-remove': 'Delete',
  'consent-withdraw': 'Delete',
  'professional-unblock': 'Delete',
  'documents-list': 'Query',
  'submission-sets-list': 'Query',
  'space-find': 'Query',
  'consents-read': 'Query',
  'history-read': 'Query',
  'history-download': 'Query',
};
const ACTIONS = {
  Create: ['C', 'create'],
  Read: ['R', 'read'],
  Update: ['U', 'update'],
  Delete: ['D', 'delete'],
  Query: ['E', 'search'],
} as const;
const OUTCOMES = { done: '0', failed: '4', refused: '8' } as const;

/** What software may ask `entity-type`, `type` and the like by: the kind of an entry. */
export const auditKind = (act: string): Kind => KINDS[act] ?? 'Update';

/** The place of an entry as the item of a public id: its chain and its number. */
export const traceItem = ({ chain, n }: Pick<OwnAct, 'chain' | 'n'>): string =>
  `00000000-0000-4000-8000-${chain === 'shown' ? '0' : '1'}${n.toString(16).padStart(11, '0')}`;

export function auditEvent(ids: PublicIds, recordId: RecordId, address: string, line: OwnAct) {
  const kind = auditKind(line.act);
  const [action, subtype] = ACTIONS[kind];
  const patient = `Patient/${ids.of('patient', recordId, recordId)}`;
  const recorded = new Date(line.at).toISOString();
  // The profiles are of what succeeded; and of what names a thing, when there is one.
  const fits = line.outcome === 'done' && (kind === 'Query' || line.object?.kind === 'document');
  return {
    resourceType: 'AuditEvent',
    id: ids.of('trace', recordId, traceItem(line)),
    meta: { versionId: '1', lastUpdated: recorded, ...(fits ? { profile: [`${BALP}.Patient${kind}`] } : {}) },
    type: {
      system: 'http://terminology.hl7.org/CodeSystem/audit-event-type',
      code: 'rest',
      display: 'Restful Operation',
    },
    subtype: [{ system: REST, code: subtype, display: subtype }],
    action,
    recorded,
    outcome: OUTCOMES[line.outcome],
    outcomeDesc: [line.act, line.problem].filter((part) => part !== undefined).join(' '),
    purposeOfEvent: [
      { coding: [{ system: ACCESS_MODE_SYSTEM.fhir, code: line.situation, display: ACCESS_MODES[line.situation].fr }] },
    ],
    agent: agentsOf(line, kind, address),
    source: { observer: { type: 'Organization', display: 'Carnet' } },
    entity: [
      {
        what: { reference: patient },
        type: { system: ENTITY_TYPE, code: '1', display: 'Person' },
        role: { system: OBJECT_ROLE, code: '1', display: 'Patient' },
      },
      ...dataOf(ids, recordId, line, kind),
    ],
  };
}

function agentsOf({ actor, reason }: OwnAct, kind: Kind, address: string): object[] {
  const dicom = (code: '110153' | '110152') => ({
    coding: [{ system: DICOM, code, display: code === '110153' ? 'Source Role ID' : 'Destination Role ID' }],
  });
  // Who asks is the source of what is written and the destination of what is read.
  const asks = kind === 'Read' ? '110152' : '110153';
  const software = actor.software ?? 'Carnet';
  return [
    {
      type: dicom(asks),
      who: { type: 'Device', display: software },
      requestor: false,
      network: { address: software, type: '5' },
    },
    {
      type: dicom(asks === '110153' ? '110152' : '110153'),
      who: { type: 'Device', display: 'Carnet' },
      requestor: false,
      network: { address, type: '5' },
    },
    {
      type: {
        coding: [
          {
            system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType',
            code: 'IRCP',
            display: 'information recipient',
          },
        ],
      },
      who: {
        type: actor.kind === 'person' ? 'Patient' : actor.kind === 'heir' ? 'RelatedPerson' : 'Practitioner',
        ...(actor.id === undefined || actor.kind === 'visitor' || actor.kind === 'heir'
          ? {}
          : { identifier: { system: ID_NAT_PS_SYSTEM, value: actor.id } }),
        ...(actor.name === undefined ? {} : { display: actor.name }),
      },
      requestor: true,
      ...(actor.profession === undefined
        ? {}
        : { role: [{ coding: [{ system: PROFESSIONS, code: actor.profession }] }, ...structureRole(actor)] }),
      ...(reason === undefined ? {} : { name: reason }),
    },
  ];
}

const PROFESSIONS = 'https://mos.esante.gouv.fr/NOS/TRE_G15-ProfessionSante/FHIR/TRE-G15-ProfessionSante';

/** The structure acted for, as a role beside the profession: R4 has no other place for it in an agent. */
const structureRole = ({ structureId, structureName }: OwnAct['actor']): object[] =>
  structureId === undefined
    ? []
    : [
        {
          coding: [
            {
              system: ID_NAT_STRUCT_SYSTEM,
              code: structureId,
              ...(structureName === undefined ? {} : { display: structureName }),
            },
          ],
        },
      ];

function dataOf(ids: PublicIds, recordId: RecordId, { object, query }: OwnAct, kind: Kind): object[] {
  const type = { system: ENTITY_TYPE, code: '2', display: 'System Object' };
  if (kind === 'Query')
    return [
      {
        type,
        role: { system: OBJECT_ROLE, code: '24', display: 'Query' },
        query: Buffer.from(query === undefined || query === '' ? '?' : query).toString('base64'),
      },
    ];
  if (object?.kind !== 'document') return [];
  const what = { reference: `DocumentReference/${ids.of('document', recordId, object.id)}` };
  return [{ what, type, role: { system: OBJECT_ROLE, code: '3', display: 'Report' } }];
}
