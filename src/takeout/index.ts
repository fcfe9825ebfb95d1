export { copyReply } from './copy-reply.js';
export { takeoutBelongings } from './takeout.belongings.js';
export { askTakeoutAct, downloadTakeoutAct, readTakeoutsAct } from './takeout.act.js';
export { makeCopyNow, makeTakeouts, type MakeDeps } from './make-takeouts.js';
export { restoreTakeout, type RestoreDeps } from './restore.js';
export type { Takeout, TakeoutFile } from './takeout.model.js';
export { askTakeoutForHeir, countDownload, heirCopies } from './takeout.store.js';
