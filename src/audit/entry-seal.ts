import type { RecordHandle } from '../platform/database.js';
import { freshBytes } from '../platform/fresh-bytes.js';
import { BLIND_BYTES, entryParts, openedEntry, sealedPart, type OpenedEntry } from './entry.model.js';
import { sha256 } from './log/log.store.js';
import type { TraceChain, TraceEntry } from './trace.model.js';

/** An entry as it goes into its chain: a commitment to its words, and the words sealed. */
export const sealEntry = (handle: RecordHandle, chain: TraceChain, entry: TraceEntry): Buffer =>
  sealEntryBy((plain) => handle.seal('trace', chain, plain), entry);

/** The same where many records are written at once: `seal` seals for the row `trace`, chain of the entry. */
export function sealEntryBy(seal: (plain: Uint8Array) => Buffer, entry: TraceEntry): Buffer {
  const { front, plain } = entryParts(JSON.stringify(entry), freshBytes(BLIND_BYTES), sha256);
  return Buffer.concat([front, seal(plain)]);
}

/** An entry opened; the blind is empty for one from before there were commitments. */
export function openSealedEntry(handle: RecordHandle, chain: TraceChain, entry: Buffer): OpenedEntry {
  const sealed = sealedPart(entry);
  if (sealed !== undefined)
    try {
      return openedEntry(handle.open('trace', chain, sealed));
    } catch {
      // An entry from before begins with any byte, this one too.
    }
  return { blind: new Uint8Array(), words: handle.open('trace', chain, entry) };
}

export const openEntry = (handle: RecordHandle, chain: TraceChain, entry: Buffer): TraceEntry =>
  JSON.parse(Buffer.from(openSealedEntry(handle, chain, entry).words).toString()) as TraceEntry;
