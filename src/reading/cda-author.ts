// Who wrote or signed: a professional, a device, or the patient.
import type { CdaCode, CdaId } from './cda-values.js';
import { codeOf, given, idsOf, organizationIdOf, textsOf } from './cda-values.js';
import type { Hl7Time } from './hl7-time.js';
import { parseHl7Time } from './hl7-time.js';
import type { XmlElement } from './xml-tree.js';
import { at, attribute, textOf } from './xml-tree.js';

export interface CdaAuthor {
  /** The national identifier of the professional, as given. */
  readonly idNatPs?: string;
  readonly familyName?: string;
  readonly givenName?: string;
  /** `DR`, `PR`… as written in suffix or prefix. */
  readonly civility?: string;
  /** Name of the software or device, when it is one. */
  readonly device?: string;
  /** PCP (attending physician), 353 (care team)… of JDV_J47. */
  readonly functionCode?: CdaCode;
  /** `G15_10/SM26`: profession and speciality. */
  readonly speciality?: CdaCode;
  readonly organizationId?: string;
  readonly organizationName?: string;
  readonly time?: Hl7Time;
  readonly isPatient: boolean;
}

const ID_NAT_PS = '1.2.250.1.71.4.2.1';

/** `role` is assignedAuthor for authors, assignedEntity for who authenticates. */
export function authorOf(
  element: XmlElement,
  role: 'assignedAuthor' | 'assignedEntity',
  patientIds: readonly CdaId[],
): CdaAuthor {
  const assigned = at(element, role);
  const ids = idsOf(assigned);
  const name = at(assigned, 'assignedPerson', 'name');
  const device = at(assigned, 'assignedAuthoringDevice');
  const organization = at(assigned, 'representedOrganization');
  const time = attribute(at(element, 'time'), 'value');
  return given<CdaAuthor>({
    idNatPs: ids.find((id) => id.root === ID_NAT_PS)?.extension,
    familyName: textsOf(name, 'family')[0],
    givenName: textsOf(name, 'given')[0],
    civility: textsOf(name, 'suffix')[0] ?? textsOf(name, 'prefix')[0],
    device: device === undefined ? undefined : deviceName(device),
    functionCode: codeOf(at(element, 'functionCode')),
    speciality: codeOf(at(assigned, 'code')),
    organizationId: organizationIdOf(organization),
    organizationName: textOf(at(organization, 'name')),
    time: time === undefined ? undefined : parseHl7Time(time),
    isPatient: ids.some((id) => patientIds.some((patientId) => patientId.text === id.text)),
  });
}

const deviceName = (device: XmlElement): string =>
  [textOf(at(device, 'manufacturerModelName')), textOf(at(device, 'softwareName'))]
    .filter((part) => part !== undefined && /[\p{L}\p{N}]/u.test(part))
    .join(' – ');
