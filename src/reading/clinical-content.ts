// What a structured document states in coded entries of the four things a summary is made of. Profiles: CI-SIS volume "modèles de contenus
// CDA" (problem 1.2.250.1.213.1.1.3.37, allergy .41, treatment .42, vaccination .45), as VSM, IPS-FR, letters and vaccination records use them.
import { tidyText } from '../kernel/text.js';
import type { Result } from '../kernel/result.js';
import { ok } from '../kernel/result.js';
import { clinicalDocumentOf, type CdaHeaderProblem } from './cda-header.js';
import { codeOf, type CdaCode } from './cda-values.js';
import { parseHl7Time } from './hl7-time.js';
import type { XmlProblem } from './xml-door.js';
import { openXml } from './xml-door.js';
import type { XmlElement } from './xml-tree.js';
import { at, attribute, childrenOf, textOf, walk } from './xml-tree.js';

export type ClinicalKind = 'problem' | 'allergy' | 'treatment' | 'vaccination';

/** A coded thing in the words of the document; `text` is never empty. */
export interface ClinicalConcept {
  readonly codes: readonly CdaCode[];
  readonly text: string;
}

export interface ClinicalEntry extends ClinicalConcept {
  readonly kind: ClinicalKind;
  /** The document says that it is not so, or was not done. */
  readonly negated: boolean;
  /** ISO 8601, as precise as written: a year, a month, a day, or a time with seconds and zone. */
  readonly from?: string;
  readonly to?: string;
  /** Codes as written: clinical status (LOINC 33999-4), certainty (66455-7), criticality (82606-5). */
  readonly status?: string;
  readonly certainty?: string;
  readonly criticality?: string;
  readonly reactions: readonly ClinicalConcept[];
  /** Dose, frequency and route in the author's own words. */
  readonly dosage?: string;
  readonly lot?: string;
  /** The number of this dose in its series, from 1. */
  readonly rank?: number;
}

export interface ClinicalContent {
  /** The kinds this document has a section for, coded or not. */
  readonly covers: readonly ClinicalKind[];
  readonly entries: readonly ClinicalEntry[];
}

/** LOINC of the sections; treatments on leaving (10183-2) as well as current ones. What was stopped is no treatment. */
const SECTIONS: ReadonlyMap<string | undefined, ClinicalKind> = new Map([
  ['11450-4', 'problem'],
  ['48765-2', 'allergy'],
  ['10160-0', 'treatment'],
  ['10183-2', 'treatment'],
  ['11369-6', 'vaccination'],
]);
const MOST_ENTRIES = 500;

export function readClinicalContent(bytes: Uint8Array): Result<ClinicalContent, XmlProblem | CdaHeaderProblem> {
  const root = openXml(bytes);
  if (!root.ok) return root;
  const found = clinicalDocumentOf(root.value);
  if (!found.ok) return found;
  const covers = new Set<ClinicalKind>();
  const entries: ClinicalEntry[] = [];
  for (const section of walk(found.value.document)) {
    const kind = section.name === 'section' ? SECTIONS.get(attribute(at(section, 'code'), 'code')) : undefined;
    if (kind === undefined) continue;
    covers.add(kind);
    const words = wordsOf(section);
    for (const entry of childrenOf(section, 'entry'))
      entries.push(
        ...(kind === 'problem' || kind === 'allergy'
          ? concerns(kind, entry, words)
          : administrations(kind, entry, words)),
      );
  }
  return ok({ covers: [...covers], entries: entries.slice(0, MOST_ENTRIES) });
}

/** The narrative of a section by the ids that its entries point to. */
type Words = ReadonlyMap<string, string>;

function wordsOf(section: XmlElement): Words {
  const words = new Map<string, string>();
  const text = at(section, 'text');
  for (const element of text === undefined ? [] : walk(text)) {
    const id = attribute(element, 'ID');
    const said = id === undefined ? undefined : textOf(element);
    if (id !== undefined && said !== undefined) words.set(id, tidyText(said));
  }
  return words;
}

const referred = (element: XmlElement | undefined, words: Words): string | undefined =>
  words.get((attribute(at(element, 'reference'), 'value') ?? '').replace(/^#/, ''));

/** A code with its translations; in the words of its display, of the text it points to, or of the code itself. */
function conceptOf(element: XmlElement | undefined, words: Words, name?: string): ClinicalConcept | undefined {
  const codes = [element, ...childrenOf(element, 'translation')].flatMap((each) => codeOf(each) ?? []);
  const original = at(element, 'originalText');
  const text =
    name ??
    codes[0]?.display ??
    referred(original, words) ??
    textOf(original) ??
    codes.find(({ display }) => display)?.display;
  const said = text ?? codes[0]?.code;
  return said === undefined ? undefined : { codes, text: tidyText(said) };
}

function* concerns(kind: ClinicalKind, entry: XmlElement, words: Words): Generator<ClinicalEntry> {
  for (const act of childrenOf(entry, 'act'))
    for (const { observation } of related(act, 'SUBJ')) {
      if (observation === undefined) continue;
      const agent = at(observation, 'participant', 'participantRole', 'playingEntity');
      const name = tidyName(at(agent, 'name'));
      const concept =
        (kind === 'allergy' ? conceptOf(at(agent, 'code'), words, name) : undefined) ??
        conceptOf(at(observation, 'value'), words) ??
        (name === undefined ? undefined : { codes: [], text: name });
      if (concept === undefined) continue;
      yield {
        kind,
        ...concept,
        negated: attribute(observation, 'negationInd') === 'true',
        ...period(at(observation, 'effectiveTime')),
        ...stated('status', observation, '33999-4'),
        ...stated('certainty', observation, '66455-7'),
        ...stated('criticality', observation, '82606-5'),
        reactions: related(observation, 'MFST').flatMap(
          (each) => conceptOf(at(each.observation, 'value'), words) ?? [],
        ),
      };
    }
}

function* administrations(kind: ClinicalKind, entry: XmlElement, words: Words): Generator<ClinicalEntry> {
  for (const given of childrenOf(entry, 'substanceAdministration')) {
    // A vaccination that is planned has not been given.
    if (kind === 'vaccination' && attribute(given, 'moodCode') !== 'EVN') continue;
    const material = at(given, 'consumable', 'manufacturedProduct', 'manufacturedMaterial');
    const concept = conceptOf(at(material, 'code'), words, tidyName(at(material, 'name')));
    if (concept === undefined) continue;
    const [time, ...others] = childrenOf(given, 'effectiveTime');
    const dosage = dosageOf(
      [...childrenOf(given, 'doseQuantity'), ...others, ...childrenOf(given, 'routeCode')],
      words,
    );
    const lot = textOf(at(material, 'lotNumberText'));
    const rank = Number(attribute(statementOf(given, '30973-2'), 'value'));
    yield {
      kind,
      ...concept,
      negated: attribute(given, 'negationInd') === 'true',
      ...period(time),
      reactions: [],
      ...(dosage === '' ? {} : { dosage }),
      ...(lot === undefined ? {} : { lot: tidyText(lot) }),
      ...(Number.isInteger(rank) && rank > 0 ? { rank } : {}),
    };
  }
}

const tidyName = (element: XmlElement | undefined): string | undefined => {
  const name = textOf(element);
  return name === undefined ? undefined : tidyText(name);
};

const related = (parent: XmlElement, typeCode: string): { readonly observation: XmlElement | undefined }[] =>
  childrenOf(parent, 'entryRelationship')
    .filter((each) => attribute(each, 'typeCode') === typeCode)
    .map((each) => ({ observation: at(each, 'observation') }));

/** The value of the observation with this LOINC code that is said of a statement. */
const statementOf = (parent: XmlElement, loinc: string): XmlElement | undefined =>
  childrenOf(parent, 'entryRelationship')
    .map((each) => at(each, 'observation'))
    .filter((each) => attribute(at(each, 'code'), 'code') === loinc)
    .map((each) => at(each, 'value'))[0];

function stated<Name extends string>(name: Name, parent: XmlElement, loinc: string): { [Key in Name]?: string } {
  const code = attribute(statementOf(parent, loinc), 'code');
  return (code === undefined ? {} : { [name]: code }) as { [Key in Name]?: string };
}

function period(time: XmlElement | undefined): Pick<ClinicalEntry, 'from' | 'to'> {
  const from = isoOf(attribute(time, 'value') ?? attribute(at(time, 'low'), 'value'));
  const to = isoOf(attribute(at(time, 'high'), 'value'));
  // An end before its beginning: the end counts, a treatment that is over must not look as if it went on.
  const odd = from !== undefined && to !== undefined && to.slice(0, from.length) < from.slice(0, to.length);
  return { ...(from === undefined || odd ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

function isoOf(written: string | undefined): string | undefined {
  const time = written === undefined ? undefined : parseHl7Time(written);
  return time?.precision === 'hour' || time?.precision === 'minute' ? time.iso.slice(0, 10) : time?.iso;
}

/** Only what the author wrote: figures put together by us could be read as something else. */
function dosageOf(parts: readonly XmlElement[], words: Words): string {
  const said = parts.flatMap((part) => [...walk(part)].flatMap((element) => referred(element, words) ?? []));
  return [...new Set(said)].join(', ');
}
