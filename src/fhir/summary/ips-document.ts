// The summary of a record as an IPS document (Bundle, Composition 60591-5), from what the record holds: what its structured documents state, and
// its documents, by section. What nobody coded is said to be unavailable, never to be absent.
import type { Person } from '../../identity/index.js';
import { insSystem } from '../../kernel/ins.js';
import type { RecordId } from '../../kernel/ids.js';
import type { Instant } from '../../kernel/time.js';
import type { PublicIds } from '../../platform/public-ids.js';
import type { DocumentReference } from '../resources.js';
import { escaped } from '../xml/write-xml.js';
import { chosenEntries, type SourceContent } from './chosen-entries.js';
import type { NotRead } from './structured-sources.js';
import { uuidUrn, writtenEntry, type WrittenEntry } from './clinical-resources.js';

interface SectionOfSummary {
  readonly code: string;
  readonly title: string;
  /** Document types that belong here; a section without documents comes only when IPS makes it compulsory. */
  readonly types: readonly string[];
  readonly compulsory?: true;
  /** What structured documents state of it. */
  readonly kind?: WrittenEntry['kind'];
}

const SECTIONS: readonly SectionOfSummary[] = [
  { code: '11450-4', title: 'Problèmes', types: ['60591-5', 'SYNTH'], compulsory: true, kind: 'problem' },
  {
    code: '48765-2',
    title: 'Allergies et intolérances',
    types: ['60591-5', 'SYNTH'],
    compulsory: true,
    kind: 'allergy',
  },
  {
    code: '10160-0',
    title: 'Traitements',
    types: ['57833-6', '60593-1', '60591-5', 'SYNTH'],
    compulsory: true,
    kind: 'treatment',
  },
  { code: '11369-6', title: 'Vaccinations', types: ['11369-6', '87273-9'], kind: 'vaccination' },
  { code: '30954-2', title: 'Résultats', types: ['11502-2', '18748-4'] },
  { code: '47519-4', title: 'Interventions et séjours', types: ['11490-0', '34112-3', '34874-8'] },
  { code: '42348-3', title: 'Directives anticipées', types: ['EXPPAT_3', 'EXPPAT_1'] },
];

export interface Summarised {
  readonly recordId: RecordId;
  readonly person: Person;
  /** Current documents the reader may see, newest first. */
  readonly documents: readonly DocumentReference[];
  /** What those of them that the reader may open state in coded entries, newest first. */
  readonly contents: readonly SourceContent[];
  readonly notRead: NotRead;
  /** Current documents the reader may see beyond those of `documents`. */
  readonly older: number;
  readonly at: Instant;
}

const XHTML = 'http://www.w3.org/1999/xhtml';
const LOINC = 'http://loinc.org';
const narrative = (lines: readonly string[]) => ({
  status: 'generated',
  div: `<div xmlns="${XHTML}">${lines.map((line) => `<p>${escaped(line)}</p>`).join('')}</div>`,
});

export function ipsDocument(ids: PublicIds, address: string, summarised: Summarised): object {
  const { recordId, person, documents, contents, at } = summarised;
  const patientId = ids.of('patient', recordId, recordId);
  const date = new Date(at).toISOString();
  const stated = chosenEntries(contents).map((each) => writtenEntry(each, `Patient/${patientId}`, date.slice(0, 10)));
  const name = [...person.givenNames, person.familyName].join(' ');
  const composition = {
    resourceType: 'Composition',
    id: `summary-${at}`,
    status: 'final',
    type: { coding: [{ system: LOINC, code: '60591-5', display: 'Patient summary Document' }] },
    subject: { reference: `Patient/${patientId}` },
    date,
    author: [{ type: 'Device', display: 'Carnet' }],
    title: `Synthèse médicale de ${name}`,
    section: SECTIONS.flatMap((section) => sectionOf(section, summarised, stated)),
  };
  const named = new Set([
    ...composition.section.flatMap(({ entry = [] }) => entry.map(({ reference }) => reference)),
    ...stated.flatMap(({ sources }) => sources),
  ]);
  const held = documents.filter(({ id }) => named.has(`DocumentReference/${id ?? ''}`));
  const entry = (type: string, id: string, resource: object) => ({ fullUrl: `${address}/${type}/${id}`, resource });
  return {
    resourceType: 'Bundle',
    type: 'document',
    identifier: { system: 'urn:ietf:rfc:3986', value: `${address}/Patient/${patientId}/$summary#${at}` },
    timestamp: date,
    entry: [
      entry('Composition', composition.id, composition),
      entry('Patient', patientId, {
        resourceType: 'Patient',
        id: patientId,
        identifier: [{ use: 'official', system: insSystem(person.ins), value: person.ins.value }],
        active: true,
        name: [{ use: 'official', family: person.familyName, given: person.givenNames }],
        gender: person.sex,
        birthDate: person.birthDate,
      }),
      ...stated.map(({ fullUrl, resource }) => ({ fullUrl, resource })),
      ...held.map((document) => entry('DocumentReference', document.id ?? '', document)),
      ...provenances(stated, date),
    ],
  };
}

/** From which document each statement comes: one Provenance for each document, or set of documents, that states something. */
function provenances(stated: readonly WrittenEntry[], recorded: string): readonly object[] {
  const bySources = Map.groupBy(stated, ({ sources }) => sources.join(' '));
  return [...bySources.values()].map((together) => ({
    fullUrl: uuidUrn(`provenance ${together[0]?.fullUrl ?? ''}`),
    resource: {
      resourceType: 'Provenance',
      target: together.map(({ fullUrl }) => ({ reference: fullUrl })),
      recorded,
      agent: [{ who: { type: 'Device', display: 'Carnet' } }],
      entity: (together[0]?.sources ?? []).map((reference) => ({ role: 'source', what: { reference } })),
    },
  }));
}

interface WrittenSection {
  readonly title: string;
  readonly code: object;
  readonly text: object;
  readonly entry?: readonly { readonly reference: string }[];
  readonly emptyReason?: object;
}

/** What the summary does not say because it was not read: never left out without a word. */
function missingOf({ kind }: SectionOfSummary, notRead: NotRead, older: number): readonly string[] {
  const unread = kind === undefined ? 0 : kind === 'vaccination' ? notRead.vaccinations : notRead.clinical;
  return [
    ...(unread === 0 ? [] : [`Contenu non lu pour cette synthèse : ${documentsOf(unread)} de ce dossier.`]),
    ...(older === 0 ? [] : [`Non regardés pour cette synthèse, car plus anciens : ${documentsOf(older)}.`]),
  ];
}

const documentsOf = (count: number): string => `${count} ${count === 1 ? 'autre document' : 'autres documents'}`;

function sectionOf(
  section: SectionOfSummary,
  { documents, notRead, older }: Summarised,
  stated: readonly WrittenEntry[],
): readonly WrittenSection[] {
  const statements = stated.filter(({ kind }) => kind === section.kind);
  const found = documents.filter(({ type }) =>
    (type?.coding ?? []).some(({ code = '' }) => section.types.includes(code)),
  );
  const nothing = found.length === 0 && statements.length === 0;
  const missing = missingOf(section, notRead, older);
  if (nothing && section.compulsory !== true && missing.length === 0) return [];
  const head = { title: section.title, code: { coding: [{ system: LOINC, code: section.code }] } };
  if (nothing)
    return [
      {
        ...head,
        text: narrative(missing.length === 0 ? ['Information non disponible dans ce dossier.'] : missing),
        emptyReason: {
          coding: [{ system: 'http://terminology.hl7.org/CodeSystem/list-empty-reason', code: 'unavailable' }],
        },
      },
    ];
  const lines = found.map(
    ({ content, date }) => `${content[0]?.attachment.title ?? 'Document'} (${(date ?? '').slice(0, 10)})`,
  );
  return [
    {
      ...head,
      text: narrative([...statements.map(({ line }) => line), ...lines, ...missing]),
      entry: [
        ...statements.map(({ fullUrl }) => ({ reference: fullUrl })),
        ...found.map(({ id }) => ({ reference: `DocumentReference/${id ?? ''}` })),
      ],
    },
  ];
}
