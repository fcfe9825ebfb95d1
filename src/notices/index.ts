export { carryOutbox, type CarryOptions } from './carry-outbox.js';
export { countUnseen, unseenNotices } from './notice.store.js';
export type { Notice, NoticeChoices } from './notice.model.js';
export {
  readNoticeChoicesAct,
  readNoticesAct,
  seeNoticesAct,
  setNoticeChoicesAct,
  type NoticesInput,
  type OwnChoices,
  type OwnNotices,
  type SeeNoticesInput,
} from './notices.act.js';
export {
  markPhysicianNoticeSeen,
  physicianNotices,
  recordsWithPhysicianNotices,
  type PhysicianNotice,
} from './physician-notice.store.js';
export { carryDigests } from './carry-digests.js';
export { tellFromTraces } from './tell-from-trace.js';
export type { Sending } from './tell-person.js';
export { noticesBelongings } from './notices.belongings.js';
export { countMessages, isWaiting, latestMessages, queueMessage, type SentMessage } from './message.store.js';
export { WITH_CODE, type Channel, type MessageKind } from './message.model.js';
export { sendMessages, type SendingDeps, type Terms } from './send-messages.js';
export { sweepReturns } from './mail-return.store.js';
export { takeReturnedMail, type ReturnDeps } from './take-returned-mail.js';
export { tellByMessage } from './tell-by-message.js';
export { printBatch } from './print-batch.js';
export { printLetters, type LetterDeps, type PrintedLetter } from './print-letters.js';
