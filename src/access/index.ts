// The only door to the decisions on access.
export { ACCESS_RULES, type AccessRule, type RuleName } from './access-rules.js';
export { factsIn, type Condition } from './condition.js';
export { decide, decideOnMissing, decideOnRecord, explain, type AccessDecision, type ExplainedRule } from './decide.js';
export { PLAIN_DOCUMENT, type DocumentFactName, type DocumentFacts, type Facts, type ReaderFacts } from './facts.js';
export { isNone, residual } from './residual.js';
export { predicateSql, ruleSql, type DocumentColumns, type FactColumns } from './to-sql.js';
export {
  readerOfNobody,
  readFactsBeside,
  readReaderFacts,
  type Beside,
  type ReaderKnown,
  type RecordSettings,
} from './reader-facts.store.js';
export {
  allowedCells,
  allowedTypes,
  CURRENT_MATRIX,
  matrixAllows,
  matrixCell,
  matrixProfessions,
} from './matrix/matrix.js';
export type { Matrix, MatrixCell, MatrixRow, Provenance } from './matrix/matrix.model.js';
export {
  beginEmergencyAct,
  blockProfessionalAct,
  findSpaceAct,
  readHistoryAct,
  readProfileAct,
  readRightsAct,
  setPreferencesAct,
  stateConsentAct,
  withdrawConsentAct,
  type BlockInput,
  type ConsentInput,
  type HistoryInput,
  type WithdrawInput,
} from './rights.act.js';
export {
  addBlock,
  addConsent,
  addRelation,
  readRights,
  type Consent,
  type Preferences,
  type RelationKind,
  type Rights,
} from './rights.store.js';
export { saveMatrix } from './matrix.store.js';
export { HISTORY_KINDS, isHistoryKind, isOfKind, type HistoryKind } from './history-kind.rule.js';
export { readOwnHistoryAct, type OwnHistory, type OwnHistoryInput } from './read-own-history.act.js';
export { emergencyNotice } from './emergency-notice.js';
export { accessBelongings } from './access.belongings.js';
