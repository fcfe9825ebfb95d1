export { appendTrace, readHistoryForOperator, readTrace, startChains } from './trace.store.js';
export type { TracePage } from './trace.store.js';
export type { TraceActor, TraceChain, TraceEntry, TraceLine, TraceObject, TraceOutcome } from './trace.model.js';
export { verifyAll, verifyRecord, type FoundFault, type Verification } from './verify.store.js';
export { auditBelongings } from './audit.belongings.js';
