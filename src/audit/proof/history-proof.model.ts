// The file a person takes away: their history, each entry as it is sealed and the words it commits to, and the proof that the whole chain
// stands in the log. It can be checked by anybody, anywhere, without us (`verify-history.rule.ts`). Bytes are base64.

export const PROOF_FORMAT = 'carnet-history-proof/1';

export interface ProvenEntry {
  readonly n: number;
  /** Milliseconds since the epoch, as the chain hashes it. */
  readonly at: number;
  /** The entry as it stands in the chain. */
  readonly entry: string;
  /** With `words` it gives the commitment at the beginning of the entry; empty for entries from before there were any. */
  readonly blind: string;
  /** The entry in JSON, byte for byte as it was written. */
  readonly words: string;
}

export interface LeafProof {
  /** What the chain, or the single entry, is called in its log. */
  readonly id: string;
  readonly index: number;
  readonly path: readonly string[];
}

export interface HistoryProof {
  readonly format: typeof PROOF_FORMAT;
  /** When the file was made (ISO 8601). */
  readonly made: string;
  /** Public keys: of the log (two kinds of signatures), and of the witness. */
  readonly keys: { readonly log: readonly string[]; readonly witness?: string };
  /** Oldest first, from 1 on without a gap. */
  readonly entries: readonly ProvenEntry[];
  /** Where the log says the chain stood; absent as long as nothing of it is anchored. */
  readonly anchor?: LeafProof & {
    /** The number of entries it covers. */
    readonly n: number;
    readonly checkpoint: string;
  };
  /** Signed statements that the log was set back by a restored backup: what explains a gap. */
  readonly rollbacks?: readonly string[];
  /** Entries that were kept apart until their object was released: that they stood in a log from the beginning. */
  readonly released?: {
    readonly keys: readonly string[];
    readonly checkpoint: string;
    readonly entries: readonly (LeafProof & { readonly n: number })[];
  };
}

/** What an entry says that came into the shown chain later than it was written. */
export interface Released {
  /** When it came in. */
  readonly at: number;
  /** What it was called in its log, and what its words were hidden with (base64). */
  readonly id: string;
  readonly blind: string;
}
