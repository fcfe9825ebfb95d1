// Visitors who look strictly at each page they stop at, and the list of pages nobody has looked at yet.
import type { Page } from 'playwright-core';
import { Registry } from 'prom-client';
import { allRoutes } from '../../src/routes.js';
import { enter, picture, startJourney } from '../support/browser.js';
import type { ListeningWorld } from '../support/listening-world.js';
import { faultsOfPage, isWideAndLight } from '../support/page-inspector.js';

/** GET routes that show no page of their own. */
const NOT_PAGES: readonly RegExp[] = [
  /^\/(?:fhir|health|metrics|assets|oauth|\.well-known)(?:\/|$)/,
  /^\/sw\.js$/,
  // Files to take away; the verifier is opened from a file by own-history-proof.test.ts.
  /^\/historique\/(?:preuve|tableur|pdf|verificateur)$/,
  /^\/demo\/(?:personas\.json|assertion)$/,
  // A document itself, in a frame or downloaded.
  /\/(?:contenu|parties\/:n|dossier\.zip)$/,
  // What a page asks for by script, and files of a visit.
  /^\/(?:acces\/visite\/:id|visite)\/etat$/,
  /^\/visite\/documents\/:id\/fichier$/,
  // A visit takes two who look at once: visit.test.ts looks at its pages as strictly.
  /^\/acces\/visite(?:\/:id)?$/,
  /^\/visite(?:\/(?:attente|dossier|documents\/:id))?$/,
  // From the desk to the copy after a death takes four people: heirs.test.ts looks at these pages as strictly; a proof is a file.
  /^\/(?:assistance\/poste\/proches|controle\/proches(?:\/:id)?|proche(?:\/(?:code|copie))?)$/,
  /^\/controle\/proches\/:id\/pieces\/:piece$/,
  // A letter as PDF.
  /^\/demo\/courrier\/:file$/,
  // Ways through: they only redirect.
  /^\/langue$/,
  /^(?:\/parametres)?\/connexion\/national$/,
  /^\/pro\/(?:connexion|retour|recherche|samu|recents|patient\/consentement|patient\/urgence)$/,
];

/** A visitor who says what is wrong with each page they stop at. */
export interface Visitor {
  readonly page: Page;
  readonly faults: string[];
  looks(state: string): Promise<void>;
  visits(path: string, state?: string): Promise<void>;
}

export interface Inspection {
  readonly world: ListeningWorld;
  /** The pages of the router, as route patterns. */
  readonly pages: readonly string[];
  /** Those that no visitor has looked at. */
  unseen(): readonly string[];
  /** A new visitor, with the session of these cookies (as a Cookie header has them) or with none. */
  visitor(cookies?: string): Promise<Visitor>;
  close(): Promise<void>;
}

export async function startInspection(): Promise<Inspection> {
  const stage = await startJourney();
  const { routes } = await allRoutes(stage.world.house, new Registry());
  const pages = routes
    .filter(({ method, path }) => method === 'GET' && !NOT_PAGES.some((pattern) => pattern.test(path)))
    .map(({ path }) => path);
  const visited = new Set<string>();
  return {
    world: stage.world,
    pages,
    unseen: () => pages.filter((path) => !visited.has(path)),
    async visitor(cookies) {
      const window = await stage.open();
      if (cookies !== undefined) await enter(window, stage.world, cookies);
      const { page } = window;
      const faults: string[] = [];
      const looks = async (state: string): Promise<void> => {
        const { pathname } = new URL(page.url());
        const route = routeOf(pathname, pages);
        if (route !== undefined) visited.add(route);
        const name = `page${nameOf(pathname)}-${state}`.replaceAll(/[ ,]+/g, '-');
        await isWideAndLight(page);
        if (state === 'normal') await picture(page, `${name}-wide`, { whole: true });
        const found = [...(await faultsOfPage(page)), ...window.faults.splice(0)];
        faults.push(...found.map((fault) => `${pathname} (${state}): ${fault}`));
        await picture(page, `${name}-phone`, { whole: true });
      };
      return {
        page,
        faults,
        looks,
        async visits(path, state = 'normal') {
          await page.goto(path);
          await looks(state);
        },
      };
    },
    close: () => stage.close(),
  };
}

/** The route of a path; the one without parameters wins, as in the router. */
function routeOf(pathname: string, pages: readonly string[]): string | undefined {
  if (pages.includes(pathname)) return pathname;
  return pages.find((path) => new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`).test(pathname));
}

/** `/documents/<id>` → `_documents_id`. */
const nameOf = (pathname: string): string => pathname.replaceAll(/\/[\w.-]{30,}/g, '/id').replaceAll('/', '_');
