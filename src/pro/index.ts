import type { Route } from '../platform/route.js';
import { accessRoutes } from './access.routes.js';
import { depositRoutes } from './deposit.routes.js';
import { documentActsRoutes } from './document-acts.routes.js';
import { documentContentRoutes } from './document-content.routes.js';
import { documentsRoutes } from './documents.routes.js';
import { explanationRoutes } from './explanations.routes.js';
import { emergencyNoticesRoutes } from './emergency-notices.routes.js';
import { findRoutes } from './find.routes.js';
import { ownAccessesRoutes } from './own-accesses.routes.js';
import { placeRoutes } from './place.routes.js';
import type { ProHouse } from './pro-house.js';
import { rightsRoutes } from './rights.routes.js';
import { professionalSignInRoutes } from './sign-in.routes.js';

export { readEmergencyNoticesAct, seeEmergencyNoticeAct } from './emergency-notices.act.js';
export type { ProHouse } from './pro-house.js';

/** Every page of professionals, under /pro. */
export const professionalRoutes = (house: ProHouse): Route[] => [
  ...professionalSignInRoutes(house),
  ...placeRoutes(house),
  ...findRoutes(house),
  ...accessRoutes(house),
  ...documentsRoutes(house),
  ...documentContentRoutes(house),
  ...documentActsRoutes(house),
  ...rightsRoutes(house),
  ...depositRoutes(house),
  ...ownAccessesRoutes(house),
  ...emergencyNoticesRoutes(house),
  ...explanationRoutes(house),
];
