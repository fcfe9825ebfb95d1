// A consent as software states it: exactly one shape, for the professional of the token. What would narrow it further is refused:
// ignoring it would give more than the person gave.
import { ok, problem, type Result } from '../kernel/result.js';
import { DAY, MINUTE, type Instant } from '../kernel/time.js';
import { parseFhirTime } from './fhir-time.js';
import type { CodeableConcept, Consent, Reference } from './resources.js';
import { checked, consentShape } from './shape.js';
import { ID_NAT_PS_SYSTEM } from './systems.js';

export type ConsentProblem =
  | 'resource-type-unexpected'
  | 'value-malformed'
  | 'patient-missing'
  | 'consent-status-invalid'
  | 'consent-scope-invalid'
  | 'consent-not-the-callers'
  | 'consent-not-a-permit'
  | 'consent-narrowing-not-offered'
  | 'consent-date-invalid'
  | 'date-invalid';

export interface StatedConsent {
  readonly patient: Reference;
  /** The last instant; absent: the house's own term. */
  readonly until?: Instant;
}

const KNOWN = new Set([
  'resourceType',
  'id',
  'meta',
  'text',
  'language',
  'contained',
  'identifier',
  'status',
  'scope',
  'category',
  'patient',
  'dateTime',
  'performer',
  'organization',
  'policyRule',
  'policy',
  'provision',
]);
const KNOWN_IN_PROVISION = new Set(['id', 'type', 'period', 'actor']);
const ROLE = 'IRCP';

export function readConsent(
  resource: Readonly<Record<string, unknown>>,
  idNatPs: string,
  /** The domain's instant, and the real one: software knows only the latter. */
  now: { readonly domain: Instant; readonly real: Instant },
): Result<StatedConsent, ConsentProblem> {
  if (resource['resourceType'] !== 'Consent') return problem('resource-type-unexpected', 'Consent.resourceType');
  const shaped = checked<Consent>(consentShape, resource, 'Consent');
  if (!shaped.ok) return shaped;
  const consent = shaped.value;
  if (consent.status !== 'active') return problem('consent-status-invalid', 'Consent.status');
  if (!has(consent.scope, 'patient-privacy')) return problem('consent-scope-invalid', 'Consent.scope');
  if (!(consent.category ?? []).some((category) => has(category, '59284-0')))
    return problem('consent-scope-invalid', 'Consent.category');
  if (consent.patient === undefined) return problem('patient-missing', 'Consent.patient');
  const stated = consent.dateTime === undefined ? undefined : parseFhirTime(consent.dateTime);
  if (stated === undefined || stated.from > now.domain + 5 * MINUTE || stated.before < now.real - DAY)
    return problem('consent-date-invalid', 'Consent.dateTime');
  const performers = consent.performer ?? [];
  if (performers.length !== 1 || !performers.every((performer) => isProfessional(performer, idNatPs)))
    return problem('consent-not-the-callers', 'Consent.performer');
  const unknown = Object.keys(resource).find((name) => !KNOWN.has(name) && !name.startsWith('_'));
  if (unknown !== undefined) return problem('consent-narrowing-not-offered', `Consent.${unknown.slice(0, 60)}`);
  const until = readProvision(consent, idNatPs);
  if (!until.ok) return until;
  return ok({ patient: consent.patient, ...(until.value === undefined ? {} : { until: until.value }) });
}

function readProvision({ provision }: Consent, idNatPs: string): Result<Instant | undefined, ConsentProblem> {
  const path = 'Consent.provision';
  if (provision?.type !== 'permit') return problem('consent-not-a-permit', `${path}.type`);
  const unknown = Object.keys(provision).find((name) => !KNOWN_IN_PROVISION.has(name) && !name.startsWith('_'));
  if (unknown !== undefined) return problem('consent-narrowing-not-offered', `${path}.${unknown.slice(0, 60)}`);
  const [actor, ...others] = provision.actor ?? [];
  if (actor === undefined || others.length > 0 || !has(actor.role, ROLE))
    return problem('consent-not-a-permit', `${path}.actor`);
  if (!isProfessional(actor.reference, idNatPs))
    return problem('consent-not-the-callers', `${path}.actor[0].reference`);
  const { end } = provision.period ?? {};
  if (end === undefined) return ok(undefined);
  const time = parseFhirTime(end);
  // An end holds as far as it is written: a day to its last instant.
  return time === undefined ? problem('date-invalid', `${path}.period.end`) : ok(time.before - 1);
}

const has = (concept: CodeableConcept | undefined, code: string): boolean =>
  (concept?.coding ?? []).some((coding) => coding.code === code);

const isProfessional = (reference: Reference | undefined, idNatPs: string): boolean =>
  reference?.identifier?.system === ID_NAT_PS_SYSTEM && reference.identifier.value === idNatPs;
