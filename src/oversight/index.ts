// The only door to what auditors do.
export { reviewRoutes } from './emergencies.routes.js';
export { judgeHeirsRoutes } from './heirs.routes.js';
export { freezeRoutes } from './freezes.routes.js';
export { endProposalOn, proposeOnFreeze } from './judge-freeze.js';
export type { OversightHouse } from './oversight-house.js';
export { parseReason, type Judgement } from './proposal.model.js';
export { proposalsOn } from './proposal.store.js';
export { tellTrail, type TrailHouse } from './tell-trail.js';
export type { TrailEntry } from './trail.model.js';
export { addToTrail, readTrail, trailChain } from './trail.store.js';
