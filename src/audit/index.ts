export { appendTrace, operatorTookCopy, readHistoryForOperator, readTrace, startChains } from './trace.store.js';
export type { TracePage } from './trace.store.js';
export type { TraceActor, TraceChain, TraceEntry, TraceLine, TraceObject, TraceOutcome } from './trace.model.js';
export { recordsToRelease, releaseTraces } from './release.store.js';
export { sealEntryBy } from './entry-seal.js';
export { auditBelongings } from './audit.belongings.js';
export { verifyRecord, type FoundFault } from './verify.store.js';
export type { HouseChain } from './house-chain.js';
export { verifyTrace, type TraceVerification } from './verify-trace.js';
export { anchorTraces, type Anchoring } from './log/anchor-traces.js';
export { lastCheckpoint } from './log/checkpoint.store.js';
export { parseCheckpointFile } from './log/checkpoint.model.js';
export { askForRollbacks, askWitness, lastAtWitness, type Witness } from './witness/ask-witness.js';
export { allowRollback, startWitness, type RunningWitness } from './witness/witness-server.js';
export { readHistoryProof, type ProofKeys } from './proof/read-history-proof.js';
export type { HistoryProof, Released } from './proof/history-proof.model.js';
export {
  continuationFault,
  parseHistoryProof,
  verifyHistory,
  type HistoryVerdict,
  type Trust,
} from './proof/verify-history.rule.js';
export type { VerifierWords } from './proof/verifier-words.model.js';
export { digestOf, seenHead, stateRollback } from './log/state-rollback.js';
export { addRestore, readRollbacks, takeRestore } from './log/rollback.store.js';
export { LOGS, type LogName } from './log/leaf.model.js';
export { keptPlace } from './log/log-place.store.js';
export { logKeys, originOf, verifierKeys, verifySignature, type LogKeys } from './log/log-keys.js';
export { sha256 } from './log/log.store.js';
export { noteText, parseVerifierKey, verifierKeyText, type VerifierKey } from './log/note.model.js';
export { follow, ORIGIN, type ChainState } from './verify-chain.rule.js';
