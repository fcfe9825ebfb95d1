import { namedUuid } from '../../platform/named-uuid.js';
import type { ClinicalConcept, ClinicalEntry } from '../../reading/index.js';
import type { ChosenEntry } from './chosen-entries.js';

// What documents state in coded entries, as resources of a summary. Nothing is added to what they say: a status that is not there is not guessed
// beyond what FHIR makes compulsory.

export interface WrittenEntry {
  readonly kind: ClinicalEntry['kind'];
  readonly fullUrl: string;
  readonly resource: object;
  /** One line for the narrative. */
  readonly line: string;
  readonly sources: readonly string[];
}

/** Code systems by their OID; any other keeps its OID. */
const SYSTEMS: Readonly<Record<string, string>> = {
  '2.16.840.1.113883.6.1': 'http://loinc.org',
  '2.16.840.1.113883.6.96': 'http://snomed.info/sct',
  '2.16.840.1.113883.6.3': 'http://hl7.org/fhir/sid/icd-10',
  '2.16.840.1.113883.6.347': 'http://id.who.int/icd/release/11/mms',
  '2.16.840.1.113883.6.73': 'http://www.whocc.no/atc',
  '2.16.840.1.113883.6.139': 'http://hl7.org/fhir/sid/icpc-2',
};
const HL7 = 'http://terminology.hl7.org/CodeSystem';

const systemOf = (oid: string): string =>
  SYSTEMS[oid] ?? (/^[0-9a-f]{8}-/i.test(oid) ? `urn:uuid:${oid.toLowerCase()}` : `urn:oid:${oid}`);

/** FHIR's `code` has no white space at its ends and no two in a row. */
const isCode = (code: string): boolean => /^\S+(?: \S+)*$/.test(code);

const concept = ({ codes, text }: ClinicalConcept): object => {
  const coding = codes
    .filter(({ code }) => isCode(code))
    .map(({ code, system, display }) => ({
      ...(system === undefined ? {} : { system: systemOf(system) }),
      code,
      ...(display === undefined ? {} : { display }),
    }));
  return { ...(coding.length === 0 ? {} : { coding }), text };
};

const coded = (system: string, code: string): object => ({ coding: [{ system: `${HL7}/${system}`, code }] });
const among = (codes: readonly string[], code: string | undefined): string | undefined =>
  code !== undefined && codes.includes(code) ? code : undefined;

const CONDITION = ['active', 'recurrence', 'relapse', 'inactive', 'remission', 'resolved'];
const ALLERGY = ['active', 'inactive', 'resolved'];
const CERTAINTY = ['unconfirmed', 'confirmed', 'refuted', 'provisional', 'differential'];
const CRITICALITY = ['low', 'high', 'unable-to-assess'];
/** Statuses that FHIR forbids beside an end. */
const ONGOING = ['active', 'recurrence', 'relapse'];

export function writtenEntry({ entry, sources }: ChosenEntry, patient: string, today: string): WrittenEntry {
  const subject = { reference: patient };
  return {
    kind: entry.kind,
    fullUrl: uuidUrn(JSON.stringify([patient, entry])),
    resource: RESOURCES[entry.kind](entry, subject, today),
    line: lineOf(entry),
    sources,
  };
}

type Writer = (entry: ClinicalEntry, subject: object, today: string) => object;

const RESOURCES: Readonly<Record<ClinicalEntry['kind'], Writer>> = {
  problem: (entry, subject) => {
    const stated = among(CONDITION, entry.status) ?? 'active';
    const ended = entry.to !== undefined && ONGOING.includes(stated);
    return {
      resourceType: 'Condition',
      clinicalStatus: coded('condition-clinical', ended ? 'resolved' : stated),
      ...certainty('condition-ver-status', entry),
      category: [coded('condition-category', 'problem-list-item')],
      code: concept(entry),
      subject,
      ...(entry.from === undefined ? {} : { onsetDateTime: entry.from }),
      ...(entry.to === undefined ? {} : { abatementDateTime: entry.to }),
    };
  },
  allergy: (entry, patient) => {
    const criticality = among(CRITICALITY, entry.criticality);
    const { reactions } = entry;
    return {
      resourceType: 'AllergyIntolerance',
      clinicalStatus: coded('allergyintolerance-clinical', among(ALLERGY, entry.status) ?? 'active'),
      ...certainty('allergyintolerance-verification', entry),
      ...(criticality === undefined ? {} : { criticality }),
      code: concept(entry),
      patient,
      ...(entry.from === undefined ? {} : { onsetDateTime: entry.from }),
      ...(reactions.length === 0 ? {} : { reaction: [{ manifestation: reactions.map(concept) }] }),
    };
  },
  treatment: (entry, subject, today) => ({
    resourceType: 'MedicationStatement',
    status: entry.negated
      ? 'not-taken'
      : entry.to !== undefined && entry.to.slice(0, 10) < today
        ? 'completed'
        : 'active',
    medicationCodeableConcept: concept(entry),
    subject,
    ...(entry.from === undefined && entry.to === undefined
      ? {}
      : {
          effectivePeriod: {
            ...(entry.from === undefined ? {} : { start: entry.from }),
            ...(entry.to === undefined ? {} : { end: entry.to }),
          },
        }),
    ...(entry.dosage === undefined ? {} : { dosage: [{ text: entry.dosage }] }),
  }),
  vaccination: (entry, patient) => ({
    resourceType: 'Immunization',
    status: entry.negated ? 'not-done' : 'completed',
    vaccineCode: concept(entry),
    patient,
    ...(entry.from === undefined ? { occurrenceString: 'Date non précisée' } : { occurrenceDateTime: entry.from }),
    ...(entry.lot === undefined ? {} : { lotNumber: entry.lot }),
    ...(entry.rank === undefined ? {} : { protocolApplied: [{ doseNumberPositiveInt: entry.rank }] }),
  }),
};

/** What the document denies is refuted; else what it says of its certainty, when FHIR has the same word. */
function certainty(system: string, { negated, certainty: said }: ClinicalEntry): object {
  const words = system === 'condition-ver-status' ? CERTAINTY : CERTAINTY.slice(0, 3);
  const code = negated ? 'refuted' : among(words, said);
  return code === undefined ? {} : { verificationStatus: coded(system, code) };
}

function lineOf({ kind, text, negated, from, to, dosage, lot, rank, reactions }: ClinicalEntry): string {
  const dates = [from, to].map((date) => date?.slice(0, 10));
  const more = [
    ...(negated ? [kind === 'vaccination' ? 'non réalisée' : 'absence déclarée'] : []),
    ...(dosage === undefined ? [] : [dosage]),
    ...reactions.map((reaction) => reaction.text),
    ...(rank === undefined ? [] : [`dose ${rank}`]),
    ...(lot === undefined ? [] : [`lot ${lot}`]),
    ...(dates[0] === undefined ? [] : [dates[1] === undefined ? dates[0] : `${dates[0]} – ${dates[1]}`]),
  ];
  return more.length === 0 ? text : `${text} (${more.join(' ; ')})`;
}

/** The same statement has the same address in every summary. */
export const uuidUrn = (name: string): string => `urn:uuid:${namedUuid(name)}`;
