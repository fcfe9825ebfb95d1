import type { HttpRequest } from '../platform/route.js';
import { chooseLang, messagesFor, type Lang, type Messages, type Page } from '../web/index.js';
import type { PersonSession, ProfessionalSession, Session } from './session.model.js';

// What every page of a request has in common: its language, where it stands, who is signed in, the emergency under way.

export const LANG_COOKIE = 'carnet_lang';
/** Pages under this path concern the patient whose record the professional has opened, in the situation it was opened in. */
export const PATIENT_PATH = '/pro/patient';
/** Where the band of an emergency access posts to end it. */
export const LEAVE_EMERGENCY_PATH = '/pro/patient/quitter';

export const langOf = (request: Pick<HttpRequest, 'cookie' | 'header'>): Lang =>
  chooseLang(request.cookie(LANG_COOKIE), request.header('accept-language'));

export const messagesOf = (request: Pick<HttpRequest, 'cookie' | 'header'>): Messages => messagesFor(langOf(request));

export type PageFrame = Pick<Page, 'lang' | 'path' | 'audience' | 'user' | 'csrf' | 'emergency'>;

/** Spread it into `renderPage({ ...pageFrame(request, session), title, body }, site)`. */
export function pageFrame(request: HttpRequest, session?: Session): PageFrame {
  const common = { lang: langOf(request), path: request.url };
  if (session?.kind === 'person') return { ...common, audience: 'citizen', ...personFrame(session) };
  if (session?.kind === 'professional') return { ...common, audience: 'professional', ...professionalFrame(session) };
  if (session?.kind === 'staff')
    return {
      ...common,
      audience: session.role === 'auditor' ? 'auditor' : 'staff',
      user: { name: session.name },
      csrf: session.csrf,
    };
  return { ...common, audience: 'anonymous', ...(session === undefined ? {} : { csrf: session.csrf }) };
}

const personFrame = (session: PersonSession) => ({ user: { name: session.displayName }, csrf: session.csrf });

function professionalFrame(session: ProfessionalSession) {
  const { professional, structure, patient } = session;
  return {
    user: {
      name: `${professional.givenName} ${professional.familyName}`,
      ...(structure === undefined ? {} : { detail: structure.name }),
    },
    csrf: session.csrf,
    ...(patient === undefined || patient.situation === 'normal'
      ? {}
      : {
          emergency: {
            person: patient.displayName,
            reason: patient.reason ?? '',
            leaveAction: LEAVE_EMERGENCY_PATH,
          },
        }),
  };
}
