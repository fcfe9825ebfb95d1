// What this edge can do, said by the edge itself: only what is there.
import { PROFILE } from './document-reference-wire.js';
import { OPERATIONS, operationAddress } from './operation-definitions.js';
import { fhirAddress, tokenEndpoint, type FhirHouse } from './fhir-house.js';

const MHD = 'https://profiles.ihe.net/ITI/MHD/CapabilityStatement';
const PDSM = 'https://interop.esante.gouv.fr/ig/fhir/pdsm/CapabilityStatement/PDSm-GestionnaireDePartageDeDocuments';
const SIMPLE = 'https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition/pdsm-simplified-publish';

const codes = (...names: string[]): object[] => names.map((code) => ({ code }));
const parameter = (name: string, type: string, documentation?: string): object => ({
  name,
  type,
  ...(documentation === undefined ? {} : { documentation }),
});

const COUNT = parameter('_count', 'number', 'At most 200; 50 when absent; 0 for the total alone.');

const DOCUMENT_PARAMETERS = [
  parameter('patient', 'reference', 'One of patient, patient.identifier is compulsory.'),
  parameter('patient.identifier', 'token', 'The INS, as system|value.'),
  parameter('status', 'token', 'Compulsory: current, superseded.'),
  parameter('type', 'token'),
  parameter('category', 'token'),
  parameter('date', 'date'),
  parameter('creation', 'date'),
  parameter('identifier', 'token'),
  parameter('author.identifier', 'token'),
  parameter('security-label', 'token', 'N, R or V.'),
  parameter('isArchived', 'token'),
  parameter('_id', 'token'),
  parameter('_lastUpdated', 'date', 'What came or changed since.'),
  parameter('facility', 'token'),
  parameter('setting', 'token'),
  parameter('format', 'token'),
  parameter('event', 'token'),
  parameter('period', 'date'),
  parameter('period-start', 'date'),
  parameter('period-end', 'date'),
  parameter('related', 'reference', 'By reference or by identifier.'),
  parameter('relatesto', 'reference'),
  parameter('relation', 'token'),
  parameter('author.given', 'string'),
  parameter('author.family', 'string'),
  parameter('contenttype', 'token'),
  parameter('language', 'token'),
  COUNT,
];

const PATIENT_PARAMETERS = [
  parameter('patient', 'reference', 'One of patient, patient.identifier is compulsory.'),
  parameter('patient.identifier', 'token', 'The INS, as system|value.'),
];

const LIST_PARAMETERS = [
  ...PATIENT_PARAMETERS,
  parameter('code', 'token', 'Compulsory: submissionset, folder.'),
  parameter('status', 'token', 'Compulsory: current.'),
  parameter('date', 'date', 'When it came or changed here: everything new since.'),
  parameter('identifier', 'token'),
  parameter('designationType', 'token'),
  parameter('sourceId', 'token'),
  parameter('source', 'reference'),
  parameter('source.given', 'string'),
  parameter('source.family', 'string'),
  parameter('authorOrg', 'reference'),
  parameter('title', 'string'),
  parameter('isArchived', 'token'),
  parameter('_id', 'token'),
  parameter('_lastUpdated', 'date'),
  COUNT,
];

/** In the order of the definition, so that it can be written in XML too. */
export function capabilityStatement(
  house: Pick<FhirHouse, 'config'>,
): Readonly<Record<string, unknown>> & { readonly resourceType: string } {
  return {
    resourceType: 'CapabilityStatement',
    url: `${fhirAddress(house)}/metadata`,
    version: '0.1.0',
    name: 'Carnet',
    title: 'Carnet, espace de santé',
    status: 'active',
    date: '2026-11-22',
    kind: 'instance',
    instantiates: [`${MHD}/IHE.MHD.DocumentRecipient`, `${MHD}/IHE.MHD.DocumentResponder`, PDSM],
    software: { name: 'Carnet', version: '0.1.0' },
    implementation: { description: 'Carnet, interface des logiciels', url: fhirAddress(house) },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json', 'application/fhir+xml'],
    patchFormat: [
      'application/json-patch+json',
      'application/fhir+json',
      'application/fhir+xml',
      'application/xml-patch+xml',
    ],
    rest: [
      {
        mode: 'server',
        documentation: 'One request concerns one person. Refusals are a closed list.',
        security: {
          extension: [
            {
              url: 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris',
              extension: [{ url: 'token', valueUri: tokenEndpoint(house) }],
            },
          ],
          service: [
            {
              coding: [
                { system: 'http://terminology.hl7.org/CodeSystem/restful-security-service', code: 'SMART-on-FHIR' },
              ],
            },
          ],
          description:
            'OAuth 2.0 client_credentials with private_key_jwt; the acting professional in extensions.ihe_iua.',
        },
        resource: [
          {
            type: 'AuditEvent',
            documentation: 'What the professional of the token did in one record through this software (IHE BALP).',
            interaction: codes('read', 'search-type'),
            searchParam: [
              ...PATIENT_PARAMETERS,
              parameter('date', 'date'),
              parameter('action', 'token'),
              parameter('subtype', 'token'),
              parameter('outcome', 'token'),
              COUNT,
            ],
          },
          {
            type: 'Binary',
            interaction: codes('read'),
          },
          {
            type: 'Consent',
            documentation: 'The consents given to the professional of the token.',
            interaction: codes('read', 'create', 'search-type'),
            searchParam: [...PATIENT_PARAMETERS, parameter('status', 'token', 'active, inactive.'), COUNT],
          },
          {
            type: 'DocumentReference',
            supportedProfile: [PROFILE, SIMPLE],
            documentation:
              'PATCH changes status, securityLabel and isArchived, by id or by identifier; nothing else changes.',
            interaction: codes('read', 'create', 'search-type', 'patch'),
            versioning: 'versioned',
            conditionalCreate: true,
            conditionalRead: 'not-match',
            searchParam: DOCUMENT_PARAMETERS,
          },
          {
            type: 'List',
            documentation: 'Submission sets and folders: received in transactions, found as what is new.',
            interaction: codes('read', 'search-type'),
            searchParam: LIST_PARAMETERS,
          },
          {
            type: 'Patient',
            interaction: codes('read', 'search-type'),
            searchParam: [
              parameter('identifier', 'token', 'Compulsory: the INS, as system|value.'),
              parameter('family', 'string', 'With birthdate: traits come back when all that are given are right.'),
              parameter('given', 'string'),
              parameter('birthdate', 'date'),
              parameter('gender', 'token'),
            ],
            operation: OPERATIONS.map(({ id, code }) => ({ name: code, definition: operationAddress(house, id) })),
          },
        ],
        interaction: codes('transaction'),
      },
    ],
  };
}
