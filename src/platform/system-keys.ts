import type { KeyObject } from 'node:crypto';
import { deriveKey } from './sealing.js';

/** Every key of the installation, one purpose each, all from the master key. */
export interface SystemKeys {
  /** Wraps record keys in the key store. */
  readonly wrapping: KeyObject;
  /** Blind indexes: INS → record, username → record, document identifiers. */
  readonly index: KeyObject;
  /** Seals what the reference tables keep of names. */
  readonly directory: KeyObject;
  readonly session: KeyObject;
  /** Seals access tokens given to software. */
  readonly token: KeyObject;
  readonly publicId: KeyObject;
  readonly publicIdCheck: KeyObject;
  /** Pepper of provisional codes. */
  readonly code: KeyObject;
  /** Signs the checkpoints of the trace's logs (seed of an Ed25519 key). */
  readonly traceLog: KeyObject;
  /** Names chains in those logs to nobody. */
  readonly traceNaming: KeyObject;
}

export function systemKeys(master: KeyObject): SystemKeys {
  return {
    wrapping: deriveKey(master, 'record-key-wrapping'),
    index: deriveKey(master, 'blind-index'),
    directory: deriveKey(master, 'directory'),
    session: deriveKey(master, 'session'),
    token: deriveKey(master, 'access-token'),
    publicId: deriveKey(master, 'public-id'),
    publicIdCheck: deriveKey(master, 'public-id-check'),
    code: deriveKey(master, 'provisional-code'),
    traceLog: deriveKey(master, 'trace-log-signing'),
    traceNaming: deriveKey(master, 'trace-log-naming'),
  };
}
