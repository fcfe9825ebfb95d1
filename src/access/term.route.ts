import type { Caller } from '../identity/index.js';
import { ok, problem, type Result } from '../kernel/result.js';
import type { Instant } from '../kernel/time.js';
import type { Act } from '../platform/act.js';
import { recordRoute, redirect, type HttpRequest, type Route } from '../platform/route.js';
import { justDone } from '../web/just-done.js';
import type { ConsentTerm, ConsentTermSet, ReaderKnown, TermInput, TermSet } from './index.js';
import { TERM_FAULTS } from './term-field.page.js';
import { parseTerm, type TermFault } from './term-field.model.js';
import { directoryName, professionalIdIn, whomCode, whomFields, whomIn, type WhomDeps } from './whom.js';
import { isUuid } from '../kernel/ids.js';

export interface TermDeps extends WhomDeps {
  readonly acts: {
    readonly setTerm: Act<Caller, TermInput, ReaderKnown, TermSet>;
    readonly setConsentTerm: Act<Caller, ConsentTerm, ReaderKnown, ConsentTermSet>;
  };
}

/** How long: of a running access, and of the consents professionals will note. */
export const termRoutes = (deps: TermDeps): Route[] => [termRoute(deps), standingTermRoute(deps)];

/** An end as a flash carries it for taking it back: milliseconds, or `-` for none. */
const writeEnd = (until: Instant | undefined): string => (until === undefined ? '-' : String(until));
const readEnd = (text: string): Result<Instant | undefined> =>
  text === '-' ? ok(undefined) : /^\d{1,15}$/.test(text) ? ok(Number(text)) : problem('date-invalid', 'jusqua');

function termRoute(deps: TermDeps): Route {
  const { edge, acts, clock } = deps;
  return recordRoute({
    method: 'POST',
    path: '/acces/duree',
    body: 'form',
    edge: {
      ...edge,
      // Back to the sheet of whom it is about, with what is wrong.
      failed(fault, request, session) {
        const whom = whomIn(request.form);
        return whom !== undefined && TERM_FAULTS.includes(fault.problem as TermFault) && request.form.has('duree')
          ? redirect(
              `/acces/fiche?${new URLSearchParams({ ...whomFields(whom), lien: request.form.get('accord') ?? 'careTeam', erreur: fault.problem }).toString()}`,
            )
          : edge.failed(fault, request, session);
      },
    },
    act: acts.setTerm,
    async parse({ form }, { session }) {
      const of = tieIn(form);
      const whom = whomIn(form);
      if (of === undefined || whom === undefined) return problem('consent-unknown', 'accord');
      const end = endIn(form, clock.domain());
      if (!end.ok) return end;
      const name = await directoryName(deps, whom);
      const until = end.value === undefined ? {} : { until: end.value };
      return ok({ recordId: session.recordId, input: { of, name, ...until } });
    },
    respond({ of, until, before }, request) {
      const whom = whomIn(request.form);
      const who = whom === undefined ? '' : whomCode(whom);
      const tie = 'careTeam' in of ? 'e' : of.consentId;
      const stopped = until !== undefined && until <= clock.domain();
      return redirect('/acces', [
        justDone(stopped ? 'access-stopped' : 'term-set', `${who}=${tie}=${writeEnd(before.until)}`),
      ]);
    },
  });
}

/** The consent or the place in the care team that a form is about. */
function tieIn(form: URLSearchParams): TermInput['of'] | undefined {
  const consentId = form.get('accord') ?? '';
  if (isUuid(consentId)) return { consentId };
  const careTeam = professionalIdIn(form.get('professionnel') ?? '');
  return form.get('equipe') === 'oui' && careTeam !== undefined ? { careTeam } : undefined;
}

/** Now, the end an undo gives back, or a term chosen. */
function endIn(form: URLSearchParams, now: Instant): Result<Instant | undefined> {
  if (form.get('arreter') === 'oui') return ok(now);
  const given = form.get('jusqua');
  return given === null ? parseTerm(form, now) : readEnd(given);
}

const LONGEST_STANDING = 366;

function standingTermRoute({ edge, acts }: TermDeps): Route {
  return recordRoute({
    method: 'POST',
    path: '/acces/duree-des-accords',
    body: 'form',
    edge,
    act: acts.setConsentTerm,
    parse({ form }: HttpRequest, { session }) {
      const asked = form.get('jours') ?? '';
      const days = /^\d{1,3}$/.test(asked) ? Number(asked) : 0;
      if (asked !== 'none' && (days < 1 || days > LONGEST_STANDING)) return problem('setting-unknown', 'jours');
      return ok({ recordId: session.recordId, input: asked === 'none' ? {} : { consentDays: days } });
    },
    respond: ({ before }) =>
      redirect('/acces#duree-des-accords', [justDone('standing-term', String(before.consentDays ?? 'none'))]),
  });
}
