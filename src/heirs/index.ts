// The only door to what heirs ask after a death.
export {
  downloadHeirCopyAct,
  enterHeirAct,
  readHeirCopyAct,
  type EnteringHeir,
  type HeirCopyView,
} from './fetch-heir-copy.act.js';
export { scopeItems } from './heir-door.page.js';
export { MONTHS_BEFORE_DEATH, USUAL_MONTHS, type ChosenScope } from './heir-grant-fits-its-ground.rule.js';
export { HEIR_PAPERS, NEEDED_PAPERS, type HeirPaper, type StoredScan } from './heir-papers.model.js';
export {
  HEIR_GROUNDS,
  HEIR_QUALITIES,
  LONGEST_WHY,
  nameOfAsker,
  parseWords,
  refusalsFor,
  type Asker,
  type HeirProposal,
  type HeirRequest,
} from './heir-request.model.js';
export {
  heirRequestsInQueue,
  readHeirRequests,
  recordOfHeirRequest,
  type QueuedHeirRequest,
} from './heir-request.store.js';
export { heirsBelongings } from './heirs.belongings.js';
export { judgeHeirActs, type OpenedHeirRequest, type ProposeHeirInput } from './judge-heir-request.act.js';
export { readHeirPaperAct } from './read-heir-paper.act.js';
export { recordHeirRequestAct, type RecordHeirInput } from './record-heir-request.act.js';
export { removeHeirPapers } from './remove-heir-papers.js';
export { renewHeirCodeAct, withdrawHeirRequestAct } from './renew-heir-code.act.js';
export { heirDoorRoutes } from './heir-door.routes.js';
