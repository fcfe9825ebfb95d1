import type { VNode } from 'preact';
import { openRoute, type HttpRequest, type Reply, type Route } from '../platform/route.js';
import { OFFLINE_PATH, type Assets, type ServedAsset } from './assets.js';
import { Gallery } from './gallery.js';
import { chooseLang, type Lang } from './language.js';
import { messagesFor, type Messages } from './messages/index.js';
import { HelpPage } from './pages/help.page.js';
import { HomePage } from './pages/home.page.js';
import { RefusalPage, refusalTitle } from './pages/refusal.page.js';
import { AccessibilityPage, PersonalDataPage, VerifyMessagePage } from './pages/statements.page.js';
import { renderPage } from './shell.js';
import type { HelpLine, Site } from './site.js';

// The pages anyone may read, the built assets, and the page shown without a network.

interface PublicPage {
  readonly path: string;
  readonly title: (m: Messages) => string;
  readonly lead?: (m: Messages) => string;
  /** The page brings its own heading. */
  readonly ownHeading?: true;
  readonly indexed?: true;
  readonly body: (props: { m: Messages; help: HelpLine }) => VNode;
}

const PAGES: readonly PublicPage[] = [
  { path: '/', title: (m) => m.home.title, ownHeading: true, indexed: true, body: (props) => <HomePage {...props} /> },
  {
    path: '/assistance',
    title: (m) => m.help.title,
    lead: (m) => m.help.lead,
    indexed: true,
    body: (props) => <HelpPage {...props} />,
  },
  {
    path: '/verifier-un-message',
    title: (m) => m.verify.title,
    lead: (m) => m.verify.lead,
    indexed: true,
    body: (props) => <VerifyMessagePage {...props} />,
  },
  {
    path: '/accessibilite',
    title: (m) => m.accessibility.title,
    lead: (m) => m.accessibility.lead,
    indexed: true,
    body: (props) => <AccessibilityPage {...props} />,
  },
  {
    path: '/donnees-personnelles',
    title: (m) => m.personalData.title,
    lead: (m) => m.personalData.lead,
    indexed: true,
    body: (props) => <PersonalDataPage {...props} />,
  },
  {
    path: OFFLINE_PATH,
    title: (m) => refusalTitle(m, 'offline'),
    body: ({ m, help }) => <RefusalPage m={m} help={help} kind="offline" />,
  },
];

const langOf = (request: HttpRequest): Lang =>
  chooseLang(request.cookie('carnet_lang'), request.header('accept-language'));

/** Public pages keep no secret: the browser may store them, and asks again. */
const publicHtml = (body: string): Reply => ({
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache', vary: 'Cookie, Accept-Language' },
  body,
});

export function publicRoutes(site: Site, assets: Assets): Route[] {
  const pages = PAGES.map((page) =>
    openRoute({
      method: 'GET',
      path: page.path,
      decide: 'everyone',
      answer(request) {
        const m = messagesFor(langOf(request));
        const html = renderPage(
          {
            title: page.title(m),
            lang: m.lang,
            path: request.url,
            audience: 'anonymous',
            ...(page.lead === undefined ? {} : { lead: page.lead(m) }),
            ...(page.ownHeading === true ? { ownHeading: true } : {}),
            ...(page.indexed === true ? { indexed: true } : {}),
            body: page.body({ m, help: site.help }),
          },
          site,
        );
        return publicHtml(html);
      },
    }),
  );
  return [...pages, ...assetRoutes(assets), ...(site.demo ? [galleryRoute(site)] : [])];
}

function assetRoutes(assets: Assets): Route[] {
  return ['/assets/:name', '/sw.js'].map((path) =>
    openRoute({
      method: 'GET',
      path,
      decide: 'everyone',
      answer(request) {
        const found = assets.serve(request.path);
        return found === undefined ? { status: 404 } : assetReply(found, request);
      },
    }),
  );
}

function assetReply(asset: ServedAsset, request: HttpRequest): Reply {
  const headers = {
    'content-type': asset.contentType,
    'cache-control': asset.cacheControl,
    etag: asset.etag,
    vary: 'Accept-Encoding',
  };
  if (request.header('if-none-match') === asset.etag) return { status: 304, headers };
  const accepted = request.header('accept-encoding') ?? '';
  if (asset.brotli !== undefined && /\bbr\b/.test(accepted))
    return { status: 200, headers: { ...headers, 'content-encoding': 'br' }, body: asset.brotli };
  if (asset.gzip !== undefined && /\bgzip\b/.test(accepted))
    return { status: 200, headers: { ...headers, 'content-encoding': 'gzip' }, body: asset.gzip };
  return { status: 200, headers, body: asset.body };
}

/** Every component on one page, for those who build pages (demo only). */
const galleryRoute = (site: Site): Route =>
  openRoute({
    method: 'GET',
    path: '/demo/composants',
    decide: 'everyone',
    answer(request) {
      const m = messagesFor(langOf(request));
      return publicHtml(
        renderPage(
          {
            title: 'Composants',
            lang: m.lang,
            path: request.url,
            audience: 'anonymous',
            body: <Gallery m={m} csrf="demo" />,
          },
          site,
        ),
      );
    },
  });
