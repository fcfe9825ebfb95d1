// Submission sets and folders as they are sent: what came together, and what changed since, of the documents the reader may see.
import type { RecordId } from '../../kernel/ids.js';
import type { Instant } from '../../kernel/time.js';
import type { PublicIds } from '../../platform/public-ids.js';
import type { DocumentHead } from '../../record/index.js';
import type { KeptSet } from '../deposit/submission-set.store.js';
import type { List } from '../resources.js';

export interface ListedSet {
  /** Within the record: the set's own, or that of the one document whose arrival or change it tells. */
  readonly id: string;
  readonly kind: 'submissionset' | 'folder';
  readonly at: Instant;
  readonly documents: readonly DocumentHead['id'][];
  /** What its producer sent, as far as the reader may know of it. */
  readonly opened?: () => List;
}

/**
 * What a reader is told of. Sets of which nothing may be seen are not there. A document that came without a set, and one whose state
 * changed after it came, is a set of its own: so that everything new since an instant is found by one search. (T17)
 */
export function listedSets(sets: readonly KeptSet[], heads: readonly DocumentHead[]): readonly ListedSet[] {
  const visible = new Set(heads.map(({ id }) => id));
  const inSets = new Set(sets.flatMap(({ kind, documentIds }) => (kind === 'submissionset' ? documentIds : [])));
  const kept = sets.flatMap(({ id, kind, submittedAt, documentIds, open }): readonly ListedSet[] => {
    const documents = documentIds.filter((each) => visible.has(each));
    if (documents.length === 0) return [];
    return [
      {
        id,
        kind,
        at: submittedAt,
        documents,
        opened: () => shown(open() as List, documents.length === documentIds.length),
      },
    ];
  });
  const single = heads
    .filter(({ id, version }) => version > 1 || !inSets.has(id))
    .map(({ id, changedAt }): ListedSet => ({ id, kind: 'submissionset', at: changedAt, documents: [id] }));
  return [...kept, ...single].sort((one, other) => other.at - one.at || (one.id < other.id ? -1 : 1));
}

/** What a producer wrote about a whole is not told of a part: it could name what is missing. */
function shown(resource: List, whole: boolean): List {
  const { text: _text, title, note, ...rest } = resource as List & { text?: unknown; note?: unknown };
  return {
    ...rest,
    ...(whole && title !== undefined ? { title } : {}),
    ...(whole && note !== undefined ? { note } : {}),
  } as List;
}

const MHD = 'https://profiles.ihe.net/ITI/MHD/CodeSystem/MHDlistTypes';
const TITLES = { submissionset: 'Lot de soumission', folder: 'Classeur' } as const;

/** The resource, under ids of ours. Its date is when it came or changed here: what is new since then is found by it. */
export function listResource(ids: PublicIds, recordId: RecordId, set: ListedSet): List {
  const at = new Date(set.at).toISOString();
  const {
    meta: _meta,
    contained,
    extension,
    identifier,
    title,
    source,
    ...rest
  } = set.opened?.() ?? ({} as Partial<List>);
  return {
    ...rest,
    resourceType: 'List',
    id: ids.of('list', recordId, set.id),
    meta: { versionId: String(set.at), lastUpdated: at },
    ...(contained === undefined ? {} : { contained }),
    ...(extension === undefined ? {} : { extension }),
    ...(identifier === undefined ? {} : { identifier }),
    status: 'current',
    mode: 'working',
    ...(title === undefined ? (set.kind === 'folder' ? { title: TITLES.folder } : {}) : { title }),
    code: { coding: [{ system: MHD, code: set.kind, display: TITLES[set.kind] }] },
    subject: { reference: `Patient/${ids.of('patient', recordId, recordId)}`, type: 'Patient' },
    date: at,
    ...(source === undefined ? {} : { source }),
    entry: set.documents.map((id) => ({
      item: { reference: `DocumentReference/${ids.of('document', recordId, id)}`, type: 'DocumentReference' },
    })),
  } as List;
}
