import { ok } from '../kernel/result.js';
import type { Act, Decision } from '../platform/act.js';
import type { BlobStore } from '../platform/blob-store.js';
import type { HeirPaper } from './heir-papers.model.js';
import type { HeirRequest } from './heir-request.model.js';
import { readHeirRequest } from './heir-request.store.js';
import { staffActor, traceHeir, type HeirStaff } from './heir-trace.js';

export interface ReadPaper {
  readonly bytes: Buffer;
  readonly contentType: string;
}

/** An auditor looks at a proof: of identity, of the quality, of the death. Nothing of the record itself. */
export const readHeirPaperAct = (
  blobs: Pick<BlobStore, 'get'>,
): Act<
  HeirStaff,
  { readonly requestId: string; readonly paper: HeirPaper },
  { readonly request: HeirRequest | undefined },
  ReadPaper
> => ({
  name: 'heir-paper-read',
  facts: async (handle, { requestId }) => ({ request: await readHeirRequest(handle, requestId) }),
  decide: ({ request }, { paper }): Decision =>
    request?.scans.some((scan) => scan.paper === paper) === true
      ? { allowed: true, rule: 'two-decide-on-heirs' }
      : { allowed: false, rule: 'nothing-there', refusal: 'not-found' },
  async act(_handle, { paper }, { request }) {
    const scan = request?.scans.find((one) => one.paper === paper);
    if (scan === undefined) throw new Error('a proof was allowed that is not there');
    return ok({ bytes: await blobs.get(scan.blob), contentType: scan.contentType });
  },
  trace: (handle, _input, { request }, context, ending) =>
    traceHeir(handle, 'heir-paper-read', context, ending, staffActor(context.caller), request),
});
