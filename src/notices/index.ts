export { carryOutbox } from './carry-outbox.js';
export { markNoticesSeen, unseenNotices, type Notice, type NoticeKind } from './notice.store.js';
export { noticesBelongings } from './notices.belongings.js';
