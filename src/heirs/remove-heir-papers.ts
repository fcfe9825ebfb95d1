import type { Instant } from '../kernel/time.js';
import type { BlobStore } from '../platform/blob-store.js';
import { RecordKeyDestroyed, type Database } from '../platform/database.js';
import { heirPapersLeaveBefore } from './heir-papers-leave-after-a-year.rule.js';
import { heirRequestsWithPapers, readHeirRequest, saveHeirRequest } from './heir-request.store.js';

const AT_ONCE = 200;

/** The job: takes away the papers of requests that ended a year ago; answers of how many. Safe to repeat. */
export async function removeHeirPapers(
  { database, blobs }: { readonly database: Database; readonly blobs: Pick<BlobStore, 'remove'> },
  at: Instant,
): Promise<number> {
  const found = await heirRequestsWithPapers(database.directory, heirPapersLeaveBefore(at), AT_ONCE);
  for (const { recordId, id } of found)
    try {
      const scans = await database.withRecord(recordId, async (handle) => {
        const request = await readHeirRequest(handle, id);
        if (request === undefined || request.papersRemovedAt !== undefined) return [];
        const { givenName, familyName } = request.asker;
        const asker = { givenName, familyName, address: [] };
        await saveHeirRequest(handle, { ...request, asker, scans: [], papersRemovedAt: at });
        return request.scans;
      });
      for (const { blob } of scans) await blobs.remove(blob.address);
    } catch (error) {
      if (!(error instanceof RecordKeyDestroyed)) throw error;
    }
  return found.length;
}
