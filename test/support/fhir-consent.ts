// A consent as a professional's software states it for an hour (docs/interop.md).
import { PHYSICIAN } from './fhir-software.js';

export const statedConsent = (ins: string, now: number): object => {
  const professional = { identifier: { system: 'urn:oid:1.2.250.1.71.4.2.1', value: PHYSICIAN.idNatPs } };
  const role = { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType', code: 'IRCP' }] };
  return {
    resourceType: 'Consent',
    status: 'active',
    dateTime: new Date(now).toISOString(),
    scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' }] },
    category: [{ coding: [{ system: 'http://loinc.org', code: '59284-0' }] }],
    patient: { identifier: { system: 'urn:oid:1.2.250.1.213.1.4.10', value: ins } },
    performer: [professional],
    provision: {
      type: 'permit',
      period: { end: new Date(now + 3_600_000).toISOString() },
      actor: [{ role, reference: professional }],
    },
  };
};
