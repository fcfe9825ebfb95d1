import { accessRoutes } from './access/access.route.js';
import { historyRoutes } from './access/history.route.js';
import { toldRule } from './access/index.js';
import type { Directory } from './citizen/index.js';
import type { House } from './compose.js';
import { homeRoutes } from './home/home.route.js';
import { firstChoicesRoutes } from './home/first-choices.routes.js';
import { ownSignInRoutes } from './home/own-sign-in.routes.js';
import { noticesRoutes } from './notices/notices.routes.js';
import { reportRoutes } from './reports/report.routes.js';
import { settingsRoutes } from './home/settings.route.js';
import {
  findProfessionals,
  personEdge,
  readProfessionals,
  readStructures,
  sessionsOf,
  type NameAsked,
  type NationalParty,
} from './identity/index.js';
import type { StructureId } from './kernel/ids.js';
import type { Route } from './platform/route.js';
import { documentRoutes } from './record/documents.route.js';
import { leavingRoutes } from './lifecycle/leaving.routes.js';
import { previewRoutes } from './record/preview/preview.routes.js';
import { takeoutRoutes } from './takeout/takeout.route.js';
import { ownVisitRoutes } from './visit/own-visit.routes.js';
import type { Site } from './web/index.js';

/** Professionals of one name shown at once; beyond that the given name is asked for. */
const MOST_FOUND = 20;

/** Every page of a signed-in person. */
export function citizenRoutes(house: House, site: Site, national?: NationalParty): Route[] {
  const { acts, clock, config, database, ids, keys, publicIds, reading } = house;
  const directory: Directory = (wanted) => readProfessionals(database.directory, keys.directory, wanted);
  const deps = {
    edge: personEdge({ ...house, site, toldRule }),
    polledEdge: personEdge({ ...house, site, toldRule }, 'polled'),
    site,
    clock,
    publicIds,
    acts,
    directory,
    structures: (wanted: readonly StructureId[]) => readStructures(database.directory, keys.directory, wanted),
    findByName: (asked: NameAsked) => findProfessionals(database.directory, keys.directory, asked, MOST_FOUND),
    attendingSeesHidden: config.attendingSeesHidden,
  };
  return [
    ...homeRoutes(deps),
    ...documentRoutes({ ...deps, reading, ids, antivirus: config.clamd !== undefined }),
    ...accessRoutes(deps),
    ...previewRoutes(deps),
    ...ownVisitRoutes({ ...deps, database, config, keys }),
    ...historyRoutes(deps),
    ...leavingRoutes({ ...deps, sessions: sessionsOf(house), runner: house.runner, terms: house.terms }),
    ...noticesRoutes(deps),
    ...reportRoutes({ ...deps, reportDays: config.reportDays }),
    ...takeoutRoutes({ ...deps, blobs: house.blobs }),
    ...settingsRoutes(deps),
    ...firstChoicesRoutes(deps),
    ...ownSignInRoutes({ ...house, ...deps, national, sessions: sessionsOf(house) }),
  ];
}
