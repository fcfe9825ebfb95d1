import type { DocumentId } from '../../kernel/ids.js';
import { ok, problem, type Result } from '../../kernel/result.js';
import type { ActContext } from '../../platform/act.js';
import type { RecordHandle } from '../../platform/database.js';
import type { FhirCaller } from '../fhir-edge.js';
import type { FhirHouse } from '../fhir-house.js';
import { allows } from '../oauth/scopes.js';
import type { DocumentReference } from '../resources.js';
import type { SourceContent } from './chosen-entries.js';

// The documents whose coded entries a summary is made of: each is opened by the act that downloads it, with its decision, or not at all.

/** Which documents are opened, each kind in places of its own: many letters push no synthesis out. Vaccinations are spread over many documents. */
const SOURCES = [
  { states: 'clinical', types: ['60591-5', 'SYNTH'], most: 8 },
  { states: 'clinical', types: ['11490-0'], most: 8 },
  { states: 'vaccinations', types: ['11369-6', '87273-9'], most: 16 },
] as const satisfies readonly {
  readonly states: keyof NotRead;
  readonly types: readonly string[];
  readonly most: number;
}[];

/** How many documents that may state something were not read: more than are opened for one summary, or not readable. */
export interface NotRead {
  readonly clinical: number;
  readonly vaccinations: number;
}

export interface Sources {
  readonly contents: readonly SourceContent[];
  readonly notRead: NotRead;
}

const CDA = ['text/xml', 'application/xml', 'application/xslt+xml'];

/** `documents` newest first. `reading-busy` when a document could not be read now: a summary that lacks an allergy would be believed. */
export async function contentsOf(
  house: FhirHouse,
  handle: RecordHandle,
  documents: readonly DocumentReference[],
  context: ActContext<FhirCaller>,
): Promise<Result<Sources, 'reading-busy'>> {
  const notRead = { clinical: 0, vaccinations: 0 };
  if (!allows(context.caller.grant, 'Binary', 'r')) return ok({ contents: [], notRead });
  const chosen = new Map<DocumentReference, keyof NotRead>();
  for (const { states, types, most } of SOURCES) {
    const able = documents.filter(isOf(types));
    for (const document of able.slice(0, most)) chosen.set(document, states);
    notRead[states] += Math.max(0, able.length - most);
  }
  const contents: SourceContent[] = [];
  const traces: (() => Promise<void>)[] = [];
  for (const document of documents) {
    const states = chosen.get(document);
    if (states === undefined) continue;
    const file = await opened(house, handle, document, context);
    if (file === undefined) {
      notRead[states] += 1;
      continue;
    }
    traces.push(file.trace);
    const content = await house.reading.clinicalContent(file.bytes);
    if (content.ok) contents.push({ source: `DocumentReference/${document.id ?? ''}`, content: content.value });
    else if (content.problem === 'reading-busy') return problem('reading-busy');
    else notRead[states] += 1;
  }
  // Each opening is an act of its own in the history; all are written at once, by statements that wait for none before them.
  await Promise.all(traces.map((trace) => trace()));
  return ok({ contents, notRead });
}

const isOf =
  (types: readonly string[]) =>
  ({ type, content }: DocumentReference): boolean =>
    (type?.coding ?? []).some(({ code = '' }) => types.includes(code)) &&
    CDA.includes(content[0]?.attachment.contentType ?? '');

interface OpenedFile {
  readonly bytes: Uint8Array;
  /** Writes the entry of the opening, into the chain that the document's openings stand in. */
  trace(): Promise<void>;
}

/** The file, for who may download it. */
async function opened(
  house: FhirHouse,
  handle: RecordHandle,
  { id = '' }: DocumentReference,
  context: ActContext<FhirCaller>,
): Promise<OpenedFile | undefined> {
  const itemId = house.publicIds.read('document', id)?.itemId;
  if (itemId === undefined) return undefined;
  const input = { id: itemId as DocumentId };
  const download = house.acts.downloadDocument;
  const known = await download.facts(handle, input, context);
  const decision = download.decide(known, input, context);
  if (!decision.allowed) return undefined;
  const done = await download.act(handle, input, known, context);
  if (!done.ok) return undefined;
  const ending = { kind: 'done', rule: decision.rule, outcome: undefined } as const;
  return { bytes: done.value.bytes, trace: () => download.trace(handle, input, known, context, ending) };
}
