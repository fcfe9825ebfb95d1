// A consent as it is sent.
import type { RecordId } from '../kernel/ids.js';
import type { Instant } from '../kernel/time.js';
import { WHOLE_STRUCTURE, WITHOUT_END, type Consent } from '../access/index.js';
import type { PublicIds } from '../platform/public-ids.js';
import { ID_NAT_PS_SYSTEM, ID_NAT_STRUCT_SYSTEM } from './systems.js';

const iso = (at: Instant): string => new Date(at).toISOString();

/** `active` until its term, unless it was ended. */
export const consentStatus = ({ until, withdrawnAt }: Consent, now: Instant): 'active' | 'inactive' =>
  withdrawnAt === undefined && until > now ? 'active' : 'inactive';

export function consentResource(ids: PublicIds, recordId: RecordId, consent: Consent, now: Instant) {
  const structure = {
    type: 'Organization',
    identifier: { system: ID_NAT_STRUCT_SYSTEM, value: consent.structureId },
  };
  const grantee =
    consent.idNatPs === WHOLE_STRUCTURE
      ? structure
      : { type: 'Practitioner', identifier: { system: ID_NAT_PS_SYSTEM, value: consent.idNatPs } };
  const end = consent.withdrawnAt ?? consent.until;
  const changedAt = consent.withdrawnAt ?? consent.givenAt;
  return {
    resourceType: 'Consent',
    id: ids.of('consent', recordId, consent.id),
    meta: { versionId: consent.withdrawnAt === undefined ? '1' : '2', lastUpdated: iso(changedAt) },
    status: consentStatus(consent, now),
    scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' }] },
    category: [{ coding: [{ system: 'http://loinc.org', code: '59284-0' }] }],
    patient: { reference: `Patient/${ids.of('patient', recordId, recordId)}` },
    dateTime: iso(consent.givenAt),
    performer: [grantee],
    organization: [structure],
    policyRule: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'OPTIN' }] },
    provision: {
      type: 'permit',
      period: { start: iso(consent.givenAt), ...(end === WITHOUT_END ? {} : { end: iso(end) }) },
      actor: [
        {
          role: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType', code: 'IRCP' }] },
          reference: grantee,
        },
      ],
    },
  } as const;
}
