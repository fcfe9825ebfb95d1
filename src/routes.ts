import type { Registry } from 'prom-client';
import { ruleRoutes } from './access/rules.route.js';
import { citizenRoutes } from './citizen.routes.js';
import type { House } from './compose.js';
import { assertionRoute } from './demo/assertion.route.js';
import { demoLogins } from './demo/demo-logins.js';
import { demoRoute } from './demo/demo.route.js';
import { demoSoftwareKeys } from './demo/demo-software.js';
import { outgoingRoutes } from './demo/outgoing.route.js';
import { personasRoute } from './demo/personas.route.js';
import { nationalStandInOf } from './demo/national-sign-in/stand-in.js';
import { standInOf } from './demo/professional-sign-in/stand-in.js';
import { fhirFailed, fhirNotFound, fhirRoutes, isFhirPath } from './fhir/index.js';
import { heirDoorRoutes } from './heirs/index.js';
import { deskRoutes } from './help/desk.routes.js';
import { deskHeirsRoutes } from './help/heirs.routes.js';
import { staffSignInRoutes } from './help/staff-sign-in.routes.js';
import { personRelyingParty, problemReply, refusalReply, signInRoutes } from './identity/index.js';
import { activationRoutes, endedSpaceRoutes, newCodeRoutes, oppositionRoutes } from './lifecycle/index.js';
import { sendWaiting } from './outgoing.js';
import { operationsRoutes } from './operations.routes.js';
import type { Mount } from './platform/http-server.js';
import type { HttpRequest, Reply, Route } from './platform/route.js';
import { operatorsRoutes } from './operators/index.js';
import { enteredInTrail, toldInTrail } from './oversight-trail.js';
import { freezeRoutes, judgeHeirsRoutes, reviewRoutes } from './oversight/index.js';
import { professionalRoutes } from './pro/index.js';
import { reportQueueRoutes } from './reports/index.js';
import { softwareDesk } from './software-desk.js';
import { traceRoutes } from './trace.routes.js';
import { askRoutes } from './visit/ask.routes.js';
import { shownRoutes } from './visit/shown.routes.js';
import { loadAssets } from './web/assets.js';
import { publicRoutes } from './web/public.routes.js';
import type { Site } from './web/index.js';

// Every route of the house, in one list.

export interface AllRoutes {
  readonly routes: readonly Route[];
  readonly mounts: readonly Mount[];
  readonly pages: {
    notFound(request: HttpRequest): Reply;
    failed(request: HttpRequest, kind: 'internal' | 'too-many' | 'too-large' | 'unreadable'): Reply;
  };
}

const PAGE_FAILURES = {
  internal: 'server-error',
  'too-many': 'too-many-requests',
  unreadable: 'bad-request',
} as const;

export async function allRoutes(house: House, metrics: Registry): Promise<AllRoutes> {
  const assets = await loadAssets();
  const demo = house.config.mode === 'demo';
  const site: Site = {
    assetUrl: (name) => assets.url(name),
    help: {
      phone: house.config.helpPhone,
      hours: { fr: 'du lundi au vendredi, de 8 h à 19 h', en: 'Monday to Friday, 8 am to 7 pm' },
      relayUrl: house.config.relayUrl,
    },
    demo,
  };
  const deps = { ...house, site };
  const softwareKeys = demo ? await demoSoftwareKeys(house.config.home) : [];
  const { oidc } = house.config;
  const standIn = demo && oidc === undefined ? standInOf(house) : undefined;
  const signInParty = oidc === undefined ? standIn?.party : () => Promise.resolve(oidc);
  const { nationalOidc } = house.config;
  const nationalStandIn = demo && nationalOidc === undefined ? nationalStandInOf(house) : undefined;
  const nationalParty = nationalOidc === undefined ? nationalStandIn?.party : () => Promise.resolve(nationalOidc);
  const national = nationalParty === undefined ? undefined : personRelyingParty(nationalParty);
  return {
    routes: [
      ...operationsRoutes(house, metrics),
      ...publicRoutes(site, assets),
      ...ruleRoutes(site, (request) => refusalReply('not-found', request, site)),
      ...signInRoutes({ ...deps, national, ...(demo ? { demoLogins } : {}) }),
      ...activationRoutes(deps),
      ...newCodeRoutes(deps),
      ...staffSignInRoutes({ ...deps, entered: enteredInTrail(house) }),
      ...deskRoutes(deps),
      ...deskHeirsRoutes(deps),
      ...judgeHeirsRoutes(deps),
      ...heirDoorRoutes(deps),
      ...reportQueueRoutes({ ...deps, told: toldInTrail(house) }),
      ...freezeRoutes(deps),
      ...reviewRoutes(deps),
      ...oppositionRoutes(deps),
      ...endedSpaceRoutes(deps),
      ...citizenRoutes(house, site, national),
      ...traceRoutes(house, site, assets),
      ...askRoutes(deps),
      ...shownRoutes(deps),
      ...professionalRoutes({ ...deps, signInParty }),
      ...fhirRoutes(house),
      ...operatorsRoutes({ ...deps, software: softwareDesk(house) }),
      ...(demo
        ? [
            demoRoute(house.clock, site),
            personasRoute(house.config, softwareKeys),
            assertionRoute(house.config.publicUrl, softwareKeys),
            ...(house.courier.folder === undefined
              ? []
              : outgoingRoutes(site, house.courier.folder, () => sendWaiting(house, () => undefined))),
          ]
        : []),
    ],
    mounts: [standIn, nationalStandIn].filter((one) => one !== undefined),
    pages: {
      notFound: (request) => (isFhirPath(request.path) ? fhirNotFound() : refusalReply('not-found', request, site)),
      failed: (request, kind) =>
        isFhirPath(request.path) ? fhirFailed(request, kind) : failurePage(request, kind, site),
    },
  };
}

/** A file beyond the limit is the one failure here that its sender can do something about. */
const failurePage = (request: HttpRequest, kind: keyof typeof PAGE_FAILURES | 'too-large', site: Site): Reply =>
  kind === 'too-large'
    ? { ...problemReply({ problem: 'file-too-large' }, request, site, { back: request.path }), status: 413 }
    : refusalReply(PAGE_FAILURES[kind], request, site);
