import { messagesOfRequest } from '../citizen/index.js';
import { openRoute, type HttpRequest, type Reply, type Route } from '../platform/route.js';
import { renderPage, type Messages, type Site } from '../web/index.js';
import type { VNode } from 'preact';
import { ACCESS_RULES } from './access-rules.js';
import { RulePage, RulesPage } from './rules.page.js';

/** The book of rules, for everyone: it speaks of nobody. */
export const ruleRoutes = (site: Site, notFound: (request: HttpRequest) => Reply): Route[] => [
  openRoute({
    method: 'GET',
    path: '/regles',
    decide: 'everyone',
    answer(request) {
      const m = messagesOfRequest(request);
      return page(site, request, m, m.ruleBook.title, <RulesPage m={m} />, m.ruleBook.lead);
    },
  }),
  openRoute({
    method: 'GET',
    path: '/regles/:name',
    decide: 'everyone',
    answer(request) {
      const rule = ACCESS_RULES.find(({ name }) => name === request.params['name']);
      if (rule === undefined) return notFound(request);
      const m = messagesOfRequest(request);
      return page(site, request, m, m.rulePromises[rule.name], <RulePage m={m} rule={rule} />);
    },
  }),
];

const page = (site: Site, request: HttpRequest, m: Messages, title: string, body: VNode, lead?: string): Reply => ({
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache', vary: 'Cookie, Accept-Language' },
  body: renderPage(
    {
      title,
      lang: m.lang,
      path: request.url,
      audience: 'anonymous',
      indexed: true,
      ...(lead === undefined ? {} : { lead }),
      body,
    },
    site,
  ),
});
