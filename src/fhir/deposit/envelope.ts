// What a deposit consists of, before anything of it is judged: documents, their files, the submission set, and what to answer for each
// entry. One shape for a single DocumentReference (ITI-105) and for a transaction (ITI-65).
import { ok, problem, type Result } from '../../kernel/result.js';
import type { Opened } from '../json-door.js';
import type { Need } from '../within-grant.act.js';
import type { Binary, Bundle, DocumentReference, List, Resource } from '../resources.js';
import { bundleShape, checked, documentReferenceShape, listShape } from '../shape.js';

export interface EnvelopedDocument {
  readonly resource: DocumentReference;
  /** FHIRPath of the resource: `DocumentReference` or `Bundle.entry[1].resource`. */
  readonly path: string;
  readonly fullUrl?: string;
}

export interface EnvelopedList {
  readonly resource: List;
  readonly path: string;
  readonly kind: 'submissionset' | 'folder';
}

/** What each entry of a transaction was, in its order. */
export type EntryPlan =
  | { readonly kind: 'document'; readonly document: number }
  | { readonly kind: 'binary'; readonly fullUrl: string }
  | { readonly kind: 'list'; readonly list: number }
  | { readonly kind: 'patch'; readonly url: string };

export interface Envelope {
  readonly documents: readonly EnvelopedDocument[];
  readonly lists: readonly EnvelopedList[];
  /** fullUrl → Binary of the bundle. */
  readonly binaries: ReadonlyMap<string, { readonly binary: Binary; readonly path: string }>;
  readonly plan: readonly EntryPlan[];
  /** A transaction must carry hashes; a simplified publication may leave them out. */
  readonly transaction: boolean;
  readonly contentAt: Opened['contentAt'];
}

export type EnvelopeProblem =
  | 'resource-type-unexpected'
  | 'value-malformed'
  | 'bundle-not-transaction'
  | 'bundle-empty'
  | 'bundle-too-many-entries'
  | 'entry-not-accepted'
  | 'external-url-refused'
  | 'submission-set-missing'
  | 'submission-set-repeated';

const MAX_ENTRIES = 300;

/**
 * What a token must let its software create for this envelope, besides a DocumentReference: the lists and the files that stand there as
 * resources of their own. A PATCH of a replaced document asks for nothing: replacing does it anyway.
 */
export const alsoCreated = ({ lists, binaries }: Envelope): readonly Need[] => [
  ...(binaries.size === 0 ? [] : [['Binary', 'c'] as const]),
  ...(lists.length === 0 ? [] : [['List', 'c'] as const]),
];

export function readSingle(opened: Opened): Result<Envelope, EnvelopeProblem> {
  const { resource, contentAt } = opened;
  if (resource['resourceType'] !== 'DocumentReference')
    return problem('resource-type-unexpected', 'DocumentReference.resourceType');
  const document = checked<DocumentReference>(documentReferenceShape, resource, 'DocumentReference');
  if (!document.ok) return document;
  return ok({
    documents: [{ resource: document.value, path: 'DocumentReference' }],
    lists: [],
    binaries: new Map(),
    plan: [],
    transaction: false,
    contentAt,
  });
}

export function readTransaction(opened: Opened): Result<Envelope, EnvelopeProblem> {
  const { resource, contentAt } = opened;
  if (resource['resourceType'] !== 'Bundle') return problem('resource-type-unexpected', 'Bundle.resourceType');
  const bundle = checked<Bundle>(bundleShape, resource, 'Bundle');
  if (!bundle.ok) return bundle;
  if (bundle.value.type !== 'transaction') return problem('bundle-not-transaction', 'Bundle.type');
  const entries = bundle.value.entry ?? [];
  if (entries.length > MAX_ENTRIES) return problem('bundle-too-many-entries', 'Bundle.entry');
  const fullUrls = new Set(entries.map(({ fullUrl }) => fullUrl));
  const documents: EnvelopedDocument[] = [];
  const lists: EnvelopedList[] = [];
  const binaries = new Map<string, { binary: Binary; path: string }>();
  const plan: EntryPlan[] = [];
  for (const [at, { fullUrl, resource: of, request }] of entries.entries()) {
    const path = `Bundle.entry[${at}]`;
    const method = request?.method;
    const url = request?.url?.replace(/^\//, '') ?? '';
    if (of === undefined) return problem('entry-not-accepted', `${path}.resource`);
    if (method === 'PATCH' && of.resourceType === 'Parameters' && url.startsWith('DocumentReference')) {
      plan.push({ kind: 'patch', url });
      continue;
    }
    if (method !== 'POST' || url !== of.resourceType) return problem('entry-not-accepted', `${path}.request`);
    const taken = takeEntry(of, `${path}.resource`, fullUrl ?? '', { documents, lists, binaries, plan });
    if (!taken.ok) return taken;
  }
  // Before what is missing: an address to be fetched from here is the graver fault.
  for (const { resource: document, path } of documents)
    for (const [at, { attachment }] of (document.content ?? []).entries())
      if (attachment?.url !== undefined && !/^urn:(?:uuid|oid):/.test(attachment.url) && !fullUrls.has(attachment.url))
        return problem('external-url-refused', `${path}.content[${at}].attachment.url`);
  if (documents.length === 0) return problem('bundle-empty', 'Bundle.entry');
  const sets = lists.filter(({ kind }) => kind === 'submissionset');
  if (sets.length === 0) return problem('submission-set-missing', 'Bundle.entry');
  if (sets[1] !== undefined) return problem('submission-set-repeated', sets[1].path);
  return ok({ documents, lists, binaries, plan, transaction: true, contentAt });
}

interface Taking {
  readonly documents: EnvelopedDocument[];
  readonly lists: EnvelopedList[];
  readonly binaries: Map<string, { binary: Binary; path: string }>;
  readonly plan: EntryPlan[];
}

function takeEntry(resource: Resource, path: string, fullUrl: string, into: Taking): Result<true, EnvelopeProblem> {
  switch (resource.resourceType) {
    case 'DocumentReference': {
      const document = checked<DocumentReference>(documentReferenceShape, resource, path);
      if (!document.ok) return document;
      into.plan.push({ kind: 'document', document: into.documents.length });
      into.documents.push({ resource: document.value, path, ...(fullUrl === '' ? {} : { fullUrl }) });
      return ok(true);
    }
    case 'Binary': {
      const binary = resource as Binary;
      if (fullUrl === '' || into.binaries.has(fullUrl)) return problem('entry-not-accepted', `${path}.fullUrl`);
      into.plan.push({ kind: 'binary', fullUrl });
      into.binaries.set(fullUrl, { binary, path });
      return ok(true);
    }
    case 'List': {
      const list = checked<List>(listShape, resource, path);
      if (!list.ok) return list;
      const kind = kindOf(list.value);
      if (kind === undefined) return problem('entry-not-accepted', `${path}.code`);
      into.plan.push({ kind: 'list', list: into.lists.length });
      into.lists.push({ resource: list.value, path, kind });
      return ok(true);
    }
    default:
      return problem('entry-not-accepted', path);
  }
}

function kindOf({ code }: List): 'submissionset' | 'folder' | undefined {
  const codes = (code?.coding ?? []).map((coding) => coding.code);
  return codes.includes('submissionset') ? 'submissionset' : codes.includes('folder') ? 'folder' : undefined;
}
