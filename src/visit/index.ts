export { askVisitAct } from './ask-visit.act.js';
export { leaveVisitAct } from './leave-visit.act.js';
export { lookVisitAct, takeShownDocumentAct } from './look-visit.act.js';
export { acceptVisitAct, declineVisitAct, offerVisitAct, prepareVisitAct, stopVisitAct } from './offer-visit.act.js';
export { watchVisitAct } from './watch-visit.act.js';
export { sweepVisits } from './visit-directory.store.js';
export { visitBelongings } from './visit.belongings.js';
