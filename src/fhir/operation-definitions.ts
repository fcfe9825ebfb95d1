// The operations this edge offers, as FHIR defines operations.
import { openRoute, type Route } from '../platform/route.js';
import { fhirAddress, type FhirHouse } from './fhir-house.js';
import { resourceForm } from './negotiation.js';
import { FHIR_JSON, problemReply } from './operation-outcome.js';

interface Operation {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly description: string;
  readonly instance: boolean;
  readonly type: boolean;
  readonly base?: string;
  readonly parameter: readonly object[];
}

const parameter = (name: string, use: 'in' | 'out', min: number, type: string, documentation: string): object => ({
  name,
  use,
  min,
  max: '1',
  documentation,
  type,
});

export const OPERATIONS: readonly Operation[] = [
  {
    id: 'patient-summary',
    code: 'summary',
    title: 'Summary of a record',
    description: 'An IPS document of what the record holds, as far as the calling professional may read it.',
    instance: true,
    type: true,
    base: 'http://hl7.org/fhir/uv/ips/OperationDefinition/summary',
    parameter: [
      parameter('identifier', 'in', 0, 'string', 'The INS as system|value; compulsory at the level of the type.'),
      parameter('return', 'out', 1, 'Bundle', 'A document.'),
    ],
  },
  {
    id: 'patient-match',
    code: 'match',
    title: 'Is this the person with this INS?',
    description: 'The INS is compulsory; nobody is looked for by traits alone. A match is certain or none.',
    instance: false,
    type: true,
    base: 'http://hl7.org/fhir/OperationDefinition/Patient-match',
    parameter: [
      parameter('resource', 'in', 1, 'Patient', 'With its INS; traits that are given must all be right.'),
      parameter('return', 'out', 1, 'Bundle', 'A searchset of none or one.'),
    ],
  },
  {
    id: 'patient-ihe-pix',
    code: 'ihe-pix',
    title: 'Identifiers of a person whose INS is known',
    description: 'The INS and the id we gave.',
    instance: false,
    type: true,
    base: 'https://profiles.ihe.net/ITI/PIXm/OperationDefinition/IHE.PIXm.pix',
    parameter: [
      parameter('sourceIdentifier', 'in', 1, 'string', 'The INS as system|value.'),
      parameter('targetSystem', 'in', 0, 'uri', 'The authority of the identifiers wanted.'),
      parameter('targetIdentifier', 'out', 0, 'Identifier', 'The INS.'),
      parameter('targetId', 'out', 0, 'Reference', 'The Patient here.'),
    ],
  },
];

export const operationAddress = (house: Pick<FhirHouse, 'config'>, id: string): string =>
  `${fhirAddress(house)}/OperationDefinition/${id}`;

const definitionOf = (
  house: FhirHouse,
  { id, code, title, description, instance, type, base, parameter: parameters }: Operation,
) => ({
  resourceType: 'OperationDefinition',
  id,
  url: operationAddress(house, id),
  version: '0.1.0',
  name: code.replace(/[^A-Za-z]/g, '_').replace(/^./, (first) => first.toUpperCase()),
  title,
  status: 'active',
  kind: 'operation',
  description,
  affectsState: false,
  code,
  ...(base === undefined ? {} : { base }),
  resource: ['Patient'],
  system: false,
  type,
  instance,
  parameter: parameters,
});

export function operationDefinitionRoutes(house: FhirHouse): Route[] {
  const definitions = new Map(OPERATIONS.map((one) => [one.id, JSON.stringify(definitionOf(house, one))]));
  return [
    openRoute({
      method: 'GET',
      path: '/fhir/OperationDefinition/:id',
      decide: 'everyone',
      answer(request) {
        const body = definitions.get(request.params['id'] ?? '');
        if (resourceForm(request) === undefined)
          return problemReply({ problem: 'format-not-offered', path: 'http.accept' });
        return body === undefined
          ? problemReply({ problem: 'not-found' })
          : { status: 200, headers: { 'content-type': FHIR_JSON }, body };
      },
    }),
  ];
}
