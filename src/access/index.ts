// The only door to the decisions on access.
export { ACCESS_RULES, type AccessRule, type RuleName } from './access-rules.js';
export { factsIn, type Condition } from './condition.js';
export { decide, decideOnMissing, decideOnRecord, explain, type AccessDecision, type ExplainedRule } from './decide.js';
export { PLAIN_DOCUMENT, type DocumentFactName, type DocumentFacts, type Facts, type ReaderFacts } from './facts.js';
export { knownMatrices, matrixInForce, matrixToCome, type DatedMatrix } from './matrix/matrix-in-force.js';
export { isNone, residual } from './residual.js';
export { predicateSql, ruleSql, type DocumentColumns, type FactColumns } from './to-sql.js';
export { WHOLE_STRUCTURE } from './caller-columns.store.js';
export {
  readerOfNobody,
  readerWith,
  readFactsBeside,
  readFactsOfAnother,
  readReaderFacts,
  NO_EXCEPTIONS,
  NO_TIES,
  type Beside,
  type HeirGrant,
  type ReaderExceptions,
  type ReaderKnown,
  type RecordSettings,
  type Ties,
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
  blockNow,
  blockProfessionalAct,
  findSpaceAct,
  readHistoryAct,
  readProfileAct,
  readRightsAct,
  setPreferencesAct,
  stateConsentAct,
  UNDO_TERM,
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
  readConsentOrigins,
  WITHOUT_END,
  type Consent,
  type ConsentOrigin,
  type ConsentTerm,
  type Preferences,
  type Relation,
  type RelationKind,
  type Rights,
} from './rights.store.js';
export { readRights } from './read-rights.store.js';
export {
  blockStructureAct,
  chooseAdministratorAct,
  entrustColleagueAct,
  giveAccessAct,
  setConsentTermAct,
  setTermAct,
  type AdministratorInput,
  type ConsentTermSet,
  type EntrustInput,
  type GiveAccessInput,
  type Grantee,
  type StructureBlockInput,
  type TermInput,
  type TermSet,
} from './terms.act.js';
export { appliedMatrices, applyMatrix, loadMatrices, withdrawMatrix } from './matrix.store.js';
export { compareMatrices, type ChangedCell } from './matrix/compare-matrices.js';
export { parseMatrix } from './matrix/parse-matrix.js';
export { HISTORY_KINDS, isHistoryKind, isOfKind, type HistoryKind } from './history-kind.rule.js';
export { readOwnHistoryAct, type OwnHistory, type OwnHistoryInput } from './read-own-history.act.js';
export { readHistoryLineAct, type HistoryLineInput } from './read-history-line.act.js';
export { downloadHistoryAct, type DownloadedHistory } from './download-history.act.js';
export { readOwnConsentsAct } from './read-own-consents.act.js';
export { readOwnActsAct, type OwnActsInput } from './read-own-acts.act.js';
export { readOwnEntries, type OwnAct } from './own-acts.js';
export {
  addFreeze,
  isFrozen,
  keepFreeze,
  liftFreeze,
  readFreeze,
  readFreezes,
  readStrangerLimit,
  saveStrangerLimits,
  strangersOf,
  sweepStrangerCounts,
  tellOneFreeze,
  type Freeze,
  type Telling,
  type StrangerLimits,
} from './freeze.store.js';
export { emergencyNotice } from './emergency-notice.js';
export { accessBelongings } from './access.belongings.js';
export { actorDetail, actorName, actWords, objectWords, whyWords } from './history-words.js';
export { reasonPath, toldRule } from './rules.page.js';
export { ChooseWhom } from './choose-whom.page.js';
export { directoryName, namesFor, searched, whomFields, whomIn, type Names, type Whom, type WhomDeps } from './whom.js';
export { settingFlash } from './access-flash.js';
