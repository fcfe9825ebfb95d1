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

/** Syntheses and letters say what is true now; vaccinations are spread over many documents. */
const SOURCES: readonly { readonly types: readonly string[]; readonly most: number }[] = [
  { types: ['60591-5', 'SYNTH', '11490-0'], most: 8 },
  { types: ['11369-6', '87273-9'], most: 16 },
];
const CDA = ['text/xml', 'application/xml', 'application/xslt+xml'];

/** `documents` newest first. `reading-busy` when a document could not be read now: a summary that lacks an allergy would be believed. */
export async function contentsOf(
  house: FhirHouse,
  handle: RecordHandle,
  documents: readonly DocumentReference[],
  context: ActContext<FhirCaller>,
): Promise<Result<readonly SourceContent[], 'reading-busy'>> {
  if (!allows(context.caller.grant, 'Binary', 'r')) return ok([]);
  const sources = new Set(SOURCES.flatMap(({ types, most }) => documents.filter(isOf(types)).slice(0, most)));
  const contents: SourceContent[] = [];
  for (const document of documents.filter((each) => sources.has(each))) {
    const bytes = await opened(house, handle, document, context);
    if (bytes === undefined) continue;
    const content = await house.reading.clinicalContent(bytes);
    if (content.ok) contents.push({ source: `DocumentReference/${document.id ?? ''}`, content: content.value });
    else if (content.problem === 'reading-busy') return problem('reading-busy');
  }
  return ok(contents);
}

const isOf =
  (types: readonly string[]) =>
  ({ type, content }: DocumentReference): boolean =>
    (type?.coding ?? []).some(({ code = '' }) => types.includes(code)) &&
    CDA.includes(content[0]?.attachment.contentType ?? '');

/** The file, for who may download it. */
async function opened(
  house: FhirHouse,
  handle: RecordHandle,
  { id = '' }: DocumentReference,
  context: ActContext<FhirCaller>,
): Promise<Uint8Array | undefined> {
  const itemId = house.publicIds.read('document', id)?.itemId;
  if (itemId === undefined) return undefined;
  const input = { id: itemId as DocumentId };
  const download = house.acts.downloadDocument;
  const known = await download.facts(handle, input, context);
  if (!download.decide(known, input, context).allowed) return undefined;
  const done = await download.act(handle, input, known, context);
  return done.ok ? done.value.bytes : undefined;
}
