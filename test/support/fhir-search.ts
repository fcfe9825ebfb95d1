// What tests that search over FHIR have in common: addresses, a second professional, documents of somebody.
import assert from 'node:assert/strict';
import type { FhirSuite, Somebody } from './fhir-deposits.js';
import { NURSE, type Answer } from './fhir-software.js';

const VISIBILITY =
  'https://mos.esante.gouv.fr/NOS/TRE_A07-StatutVisibiliteDocument/FHIR/TRE-A07-StatutVisibiliteDocument';

/** A label of visibility, as `securityLabel` carries it. */
export const visibilityLabel = (code: string): object => ({ coding: [{ system: VISIBILITY, code }] });

export const idsOf = ({ json }: Answer): string[] =>
  (json.entry ?? []).map(({ resource }: { resource: { id: string } }) => resource.id);

export const documentsAddress = ({ token }: Somebody, rest = '&status=current'): string =>
  `/fhir/DocumentReference?patient.identifier=${token}${rest}`;

export const tokenOfNurse = (suite: FhirSuite): Promise<string> =>
  suite.fhir.token({
    national_provider_identifier: NURSE.idNatPs,
    subject_role: [{ system: 'urn:oid:1.2.250.1.71.1.2.7', code: NURSE.profession }],
  });

export const asNurse = async (suite: FhirSuite, url: string): Promise<Answer> =>
  suite.get(url, { authorization: `Bearer ${await tokenOfNurse(suite)}` });

let last = 0;
/** An identifier that no other document of this file has. */
export const nextUniqueId = (): string => `urn:oid:2.25.12${(last += 1)}`;

/** One more document of somebody, deposited by the physician. */
export async function publishedFor(
  suite: FhirSuite,
  somebody: Somebody,
  change: Record<string, unknown> = {},
): Promise<{ id: string; uniqueId: string; json: Answer['json'] }> {
  const uniqueId = nextUniqueId();
  const made = await suite.publish({ ...somebody.document({ uniqueId }), ...change });
  assert.equal(made.status, 201, made.text);
  return { id: String(made.json.id), uniqueId, json: made.json };
}
