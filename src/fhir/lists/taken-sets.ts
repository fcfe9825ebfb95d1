// Submission sets and folders in the copy that a person takes away: what the person may see of them, and how another installation takes them in.
import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { DocumentId } from '../../kernel/ids.js';
import type { Instant } from '../../kernel/time.js';
import type { RecordHandle } from '../../platform/database.js';
import { canonicalUniqueId } from '../unique-id.js';
import { keepSubmissionSet, readSubmissionSets, setIndex } from '../deposit/submission-set.store.js';
import { listedSets } from './list-of.js';

/** One set of a copy. Its documents are those that its person may see. */
export interface TakenSet {
  readonly id: string;
  readonly kind: 'submissionset' | 'folder';
  readonly submittedAt: Instant;
  readonly depositor: string;
  readonly documentIds: readonly string[];
  /** The List without its entries, which follow from the documents. */
  readonly resource: object;
}

/** The sets of the open record of which its person may see something. */
export async function takeSets(handle: RecordHandle, visible: readonly DocumentId[]): Promise<readonly TakenSet[]> {
  const kept = new Map((await readSubmissionSets(handle)).map((set) => [set.id, set]));
  const heads = visible.map((id) => ({ id, version: 1, depositedAt: 0, changedAt: 0 }));
  return listedSets([...kept.values()], heads).flatMap(({ id, opened, documents }) => {
    const set = kept.get(id);
    if (set === undefined || opened === undefined) return [];
    const { entry: _entry, id: _id, ...resource } = opened() as unknown as Record<string, unknown>;
    const { kind, submittedAt, depositor } = set;
    return [{ id, kind, submittedAt, depositor, documentIds: documents, resource }];
  });
}

/** As a set that is deposited is named: sent once more by its producer, it is the one that is here. */
function nameOf({ kind, id, resource }: TakenSet): string {
  const { identifier } = resource as { readonly identifier?: readonly { readonly value?: string }[] };
  const given = identifier?.map(({ value }) => value).find((value) => value !== undefined);
  return JSON.stringify([kind, given === undefined ? id : (canonicalUniqueId(given) ?? given)]);
}

const UUID = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i);
const SHAPE = z.array(
  z.object({
    id: UUID,
    kind: z.enum(['submissionset', 'folder']),
    submittedAt: z.int().min(0).max(8.64e15),
    depositor: z.string().min(1),
    documentIds: z.array(UUID),
    resource: z.looseObject({
      resourceType: z.literal('List'),
      identifier: z.array(z.looseObject({ value: z.string().optional() })).optional(),
    }),
  }),
);

/**
 * The sets that a copy says it holds, each with those of its documents that have just been restored and no other; one that is left without
 * any is none. For what is no such set, where in the copy it stands.
 */
export function parseTakenSets(
  said: readonly unknown[],
  restored: ReadonlySet<string>,
): readonly TakenSet[] | { readonly malformedAt: string } {
  const parsed = SHAPE.safeParse(said);
  if (!parsed.success) return { malformedAt: ['sets', ...(parsed.error.issues[0]?.path ?? [])].join('.') };
  const sets = parsed.data
    .map((set) => ({ ...set, documentIds: set.documentIds.filter((id) => restored.has(id)) }))
    .filter(({ documentIds }) => documentIds.length > 0);
  return new Set(sets.map(({ id }) => id)).size === sets.length
    ? (sets as readonly TakenSet[])
    : { malformedAt: 'sets' };
}

/** Takes such sets into the open record. */
export async function keepTakenSets(handle: RecordHandle, key: KeyObject, sets: readonly TakenSet[]): Promise<void> {
  for (const set of sets)
    await keepSubmissionSet(handle, {
      ...set,
      uniqueIdIndex: setIndex(key, nameOf(set)),
      documentIds: set.documentIds as readonly DocumentId[],
    });
}
