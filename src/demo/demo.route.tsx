import { langOf, pageFrame } from '../identity/index.js';
import type { Clock } from '../kernel/time.js';
import { openRoute, type Route } from '../platform/route.js';
import { messagesFor, renderPage, type Site } from '../web/index.js';
import { DemoPage } from '../web/pages/demo.page.js';
import { demoLetters, demoLogins } from './demo-logins.js';
import { demoProfessionals } from './professionals.js';

/** `GET /demo`: every login of the demonstration, with the one-time codes of that moment. */
export function demoRoute(clock: Clock, site: Site): Route {
  return openRoute({
    method: 'GET',
    path: '/demo',
    decide: 'everyone',
    answer(request) {
      const m = messagesFor(langOf(request));
      const professionals = demoProfessionals.map((one) => ({
        name: `${one.givenName} ${one.familyName}`,
        note: [
          one.professionLabel,
          one.specialityLabel?.replace(/ \(.*\)$/, ''),
          one.structures.map(({ name }) => name).join(', '),
        ]
          .filter((part) => part !== undefined && part !== '')
          .join(' · '),
        username: one.username,
        password: one.password,
      }));
      const html = renderPage(
        {
          ...pageFrame(request),
          title: m.common.demo.title,
          body: (
            <DemoPage m={m} persons={demoLogins(clock.real())} letters={demoLetters()} professionals={professionals} />
          ),
        },
        site,
      );
      return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: html };
    },
  });
}
