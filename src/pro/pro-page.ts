import { htmlReply, messagesOf, pageFrame, type ProfessionalSession } from '../identity/index.js';
import type { HttpRequest, Reply } from '../platform/route.js';
import { noJustDone, readJustDone } from '../web/just-done.js';
import { renderPage, type Flash, type Messages, type Page, type Site } from '../web/index.js';

/** A page of a professional, apart from its frame. */
export interface ProPage extends Omit<Page, 'lang' | 'path' | 'audience' | 'user' | 'csrf' | 'emergency' | 'flash'> {
  readonly status?: number;
}

/** The page as it goes out, with what has just been done said once. */
export function proPage(
  { site }: { readonly site: Site },
  request: HttpRequest,
  session: ProfessionalSession,
  { status = 200, ...page }: ProPage,
): Reply {
  const done = readJustDone(request);
  const said = done === undefined ? undefined : doneFlash(done.what, session, messagesOf(request));
  const html = renderPage(
    { ...pageFrame(request, session), ...page, ...(said === undefined ? {} : { flash: said }) },
    site,
  );
  return htmlReply(status, html, said === undefined ? {} : { cookies: [noJustDone] });
}

function doneFlash(what: string, session: ProfessionalSession, m: Messages): Flash | undefined {
  const t = m.professional.done;
  switch (what) {
    case 'consent-stated':
      return { text: t.consent };
    case 'emergency-begun':
      return { text: t.emergency };
    case 'emergency-left':
      return { text: t.emergencyLeft };
    case 'emergency-over':
      return { text: t.emergencyOver };
    case 'emergency-seen':
      return { text: m.professional.emergencies.done };
    case 'record-closed':
      return { text: t.closed };
    case 'colleague-entrusted':
      return { text: m.professionalRights.colleague.done };
    case 'professional-shut-out':
      return { text: m.professionalRights.block.done };
    case 'document-released':
      return { text: m.professionalRights.document.done.released };
    case 'document-shown-to-representatives':
      return { text: m.professionalRights.document.done.representatives };
    case 'document-hidden-for-the-person':
      return { text: m.professionalRights.document.done.hidden };
    case 'place-chosen':
      return session.structure === undefined ? undefined : { text: t.place(session.structure.name) };
    default:
      return undefined;
  }
}
