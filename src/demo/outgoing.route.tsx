import { langOf, pageFrame } from '../identity/index.js';
import type { OutboxFolder } from '../platform/outbox-folder.js';
import { openRoute, type Route } from '../platform/route.js';
import { messagesFor, renderPage, type Site } from '../web/index.js';
import { OutgoingPage } from '../web/pages/outgoing.page.js';

/** `GET /demo/courrier`: every mail, letter and text message that this demo has sent, as those who receive them see them. */
export function outgoingRoutes(site: Site, folder: OutboxFolder, sendNow: () => Promise<unknown>): Route[] {
  return [
    openRoute({
      method: 'GET',
      path: '/demo/courrier',
      decide: 'everyone',
      async answer(request) {
        // The worker comes by once a minute; whoever looks wants to see what is on its way.
        await sendNow();
        const m = messagesFor(langOf(request));
        const body = <OutgoingPage m={m} messages={await folder.list(60)} />;
        const { title, lead } = m.demoOutgoing;
        const html = renderPage({ ...pageFrame(request), title, lead, body }, site);
        return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: html };
      },
    }),
    openRoute({
      method: 'GET',
      path: '/demo/courrier/:file',
      decide: 'everyone',
      async answer(request) {
        const pdf = await folder.letter(request.params['file'] ?? '');
        if (pdf === undefined) return { status: 404 };
        return { status: 200, headers: { 'content-type': 'application/pdf' }, body: pdf };
      },
    }),
  ];
}
