export { actorOf, reasonOf, situationOf } from './caller.js';
export type {
  Caller,
  HeirCaller,
  PersonCaller,
  Professional,
  ProfessionalCaller,
  Situation,
  Structure,
  Visitor,
  VisitorCaller,
} from './caller.js';
export {
  createRecord,
  findRecordByIns,
  insIndex,
  PERSON_BESIDE,
  personOfBeside,
  readPerson,
  savePerson,
} from './person.store.js';
export type { NewRecord, Person, SpaceState } from './person.store.js';
export {
  readProfessional,
  readProfessionals,
  setOnRegister,
  setOnRegisterWithin,
  readStructure,
  readStructures,
  indexProfessionalNames,
  saveProfessional,
  saveStructure,
} from './professional.store.js';
export type { DirectoryProfessional } from './professional.store.js';
export { findProfessionals, type FoundProfessionals, type NameAsked } from './professional-search.store.js';
export { homeOf, sessionsOf, signedSession, type EdgeDeps } from './web-edge.js';
export { endSessionsAct } from './end-sessions.act.js';
export type { Activity, WhichSessions } from './session.store.js';
export { personEdge, PERSON_SIGN_IN } from './person.edge.js';
export {
  PLACE_PATH,
  PROFESSIONAL_SIGN_IN,
  professionalCaller,
  professionalDoor,
  professionalEdge,
  type ProfessionalAtPlace,
} from './professional.edge.js';
export { htmlReply, problemReply, refusalReply } from './edge-replies.js';
export {
  LANG_COOKIE,
  langOf,
  LEAVE_EMERGENCY_PATH,
  messagesOf,
  pageFrame,
  PATIENT_PATH,
  type PageFrame,
} from './page-frame.js';
export { localPath } from './local-path.js';
export { provesItsForm, provesPublicForm, publicFormToken, sameText } from './request-proof.js';
export {
  noPendingCookie,
  noSessionCookie,
  noVisitCookie,
  pendingIdIn,
  sessionCookie,
  sessionIdIn,
  visitIdIn,
} from './session-cookie.js';
export { openSessions, type Sessions } from './session.store.js';
export type {
  NewSession,
  KnownPatient,
  PatientInHand,
  PendingSession,
  PersonSession,
  ProfessionalSession,
  Session,
  StaffSession,
  VisitorSession,
  SessionId,
} from './session.model.js';
export {
  addAccount,
  createAccount,
  findAccount,
  readAccount,
  replaceAccount,
  sameUsername,
  type Account,
  type NewAccount,
} from './account.store.js';
export { codeStep, currentCode, newTotpSecret, totpUri } from './one-time-code.js';
export { hashPassword, passwordMatches, TooBusy } from './password-hashing.js';
export { signInRoutes } from './sign-in.routes.js';
export type { NationalParty, SignInRoutesDeps } from './sign-in-routes-deps.js';
export { checkCode, checkPassword, type CodeStep, type PasswordStep, type SignInDeps } from './sign-in.js';
export { signInAct } from './sign-in.act.js';
export { readSpaceStanding, readSpaceState } from './space-state.store.js';
export { carryWaitingQuestions, type QuestionTaker } from './carry-waiting-questions.js';
export { keepQuestion } from './waiting-question.store.js';
export { missedRecoveries } from './missed-recovery.js';
export { addSecurityEvent } from './security-event.store.js';
export { countGuess, forgetGuesses, mayTry, readGuesses, takeBackGuess } from './guess.store.js';
export { nextTryAt, type GuessKind } from './guesses-slow-down.rule.js';
export { sweepExpired } from './sweep.js';
export { usernameIsChosenWell, type UsernameFault } from './username-is-chosen-well.rule.js';
export { passwordIsChosenWell, type PasswordFault, type PersonalData } from './password-is-chosen-well.rule.js';
export { stopwatch, toldLater } from './told-later.js';
export { fillTraits } from './fill-traits.js';
export { readNationalLink, saveTraits, traitsIndex } from './national-link.store.js';
export { nationalLinkAct, nationalSignInAct, nationalUnlinkAct } from './national-sign-in.act.js';
export { beginNational } from './national-sign-in.routes.js';
export { ownOrigin } from './own-origin.js';
export { personRelyingParty, relyingParty, type OidcParty, type RelyingParty, type SignInEnding } from './oidc.js';
export { professionalOfSubject, saveSubject, type OidcSubject } from './oidc-subject.store.js';
export { identityBelongings } from './identity.belongings.js';
export { noteContactChanged, noteEmailReturned, readContact } from './contact.store.js';
export { maskedAddress, type CodeWays } from './contact.model.js';
export { codeWays } from './code-ways.js';
export { changedContactGetsNoCodeYet } from './changed-contact-gets-no-code-yet.rule.js';
export { internationalNumber } from './sent-code.js';
export { ownSignInTrace } from './own-sign-in-trace.js';
export { personManagesOwnSignIn, type OwnSignInFacts } from './person-manages-own-sign-in.rule.js';
export { changeSignInAct, type ChangeInput, type SignInChange } from './change-sign-in.act.js';
export { readPasskeys, type Passkey } from './passkey.store.js';
export { answerIn, checkNewPasskey, newPasskeyQuestion, partyOf } from './passkey.js';
export { deviceOf, enterAsPerson } from './enter.js';
export { handleOf, type OpenSession } from './session.store.js';
export { JUST_PROVEN } from './session.model.js';
export { isSentCode, newSentCode, sendCode } from './sent-code.js';
export { ENDED_PATH, leadToEndedSpace } from './ended-space.js';
export { actEntry } from './act-entry.js';
export { addresseeNirAt } from './letter-goes-to-who-acts.rule.js';
export { majorityFallsAt, zoneOfPostalCode } from './majority-falls-at-local-midnight.rule.js';
