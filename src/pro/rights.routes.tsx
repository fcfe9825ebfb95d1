import { professionalWords } from '../citizen/index.js';
import { messagesOf, type DirectoryProfessional } from '../identity/index.js';
import { ok, problem } from '../kernel/result.js';
import { openRoute, recordRoute, redirect, type HttpRequest, type Reply, type Route } from '../platform/route.js';
import { justDone } from '../web/just-done.js';
import { messagesFor, type Messages } from '../web/index.js';
import { endOf, termIn } from './access.routes.js';
import { patientReply, type PatientReply } from './patient-reply.js';
import { ChooseProfessional } from './choose-professional.page.js';
import { inDirectory, professionalSearch } from './find-professional.js';
import { ACCESS, PATIENT } from './patient.page.js';
import { patientKey } from './patient.js';
import type { ProHouse } from './pro-house.js';
import {
  ADMINISTRATOR_BLOCK,
  BlockForm,
  COLLEAGUE,
  COLLEAGUE_FAULTS,
  ColleagueForm,
  RECORD_HISTORY,
  RecordHistory,
} from './rights.page.js';
import { patientEdge, patientFormEdge, type WithPatient } from './workbench.edge.js';

const FORM = { body: 'form', bodyLimit: 16 * 1024 } as const;

/** What a professional does about access at the person's request, and the look of the attending physician and the administrator at the history. */
export function rightsRoutes(house: ProHouse): Route[] {
  const edge = patientEdge(house);
  const forms = patientFormEdge(house);
  const { acts, clock } = house;

  const page = (
    request: HttpRequest,
    session: WithPatient,
    words: { title: string; lead?: string; wrong?: boolean },
    body: PatientReply['body'],
  ): Reply =>
    patientReply(house, request, session, {
      current: ACCESS,
      title: words.title,
      hasErrors: words.wrong === true,
      status: words.wrong === true ? 400 : 200,
      lead: words.lead,
      body,
    });

  const chosen = (request: HttpRequest): Promise<DirectoryProfessional | undefined> =>
    inDirectory(house, request.query.get('professionnel') ?? '');

  return [
    // Nothing is read of the record here: the same page for any patient.
    openRoute({
      method: 'GET',
      path: COLLEAGUE,
      decide: edge,
      async answer(request, { session }) {
        const m = messagesOf(request);
        const t = m.professionalRights.colleague;
        const one = await chosen(request);
        if (one === undefined)
          return page(
            request,
            session,
            t,
            <ChooseProfessional m={m} path={COLLEAGUE} search={await professionalSearch(house, request.query)} />,
          );
        const { name, detail } = wordsOf(one, m);
        const fault = COLLEAGUE_FAULTS.find((each) => each === request.query.get('erreur'));
        return page(
          request,
          session,
          { title: t.confirmTitle(name), lead: t.lead, wrong: fault !== undefined },
          <ColleagueForm
            m={m}
            csrf={session.csrf}
            patientKey={patientKey(house.publicIds, session.patient.recordId)}
            idNatPs={one.idNatPs}
            detail={detail}
            places={one.structures}
            fault={fault}
          />,
        );
      },
    }),
    recordRoute({
      method: 'POST',
      path: COLLEAGUE,
      ...FORM,
      edge: {
        ...forms,
        failed: (fault, request, session) =>
          COLLEAGUE_FAULTS.some((name) => name === fault.problem)
            ? redirect(
                `${COLLEAGUE}?${new URLSearchParams({ professionnel: request.form.get('professionnel') ?? '', erreur: fault.problem }).toString()}`,
              )
            : forms.failed(fault, request, session),
      },
      act: acts.entrustColleague,
      async parse(request, { session }) {
        const { form } = request;
        const one = await inDirectory(house, form.get('professionnel') ?? '');
        if (one === undefined) return problem('professional-unknown', 'professionnel');
        if (form.get('accord') !== 'oui') return problem('consent-missing', 'accord');
        const place = one.structures.find(({ id }) => id === form.get('lieu'));
        if (place === undefined) return problem('place-missing', 'lieu');
        const until = endOf(termIn(request), clock.domain());
        return ok({
          recordId: session.patient.recordId,
          input: {
            colleague: one.idNatPs,
            name: wordsOf(one, messagesFor('fr')).name,
            structureId: place.id,
            ...(until === undefined ? {} : { until }),
          },
        });
      },
      respond: () => redirect(PATIENT, [justDone('colleague-entrusted')]),
    }),
    recordRoute({
      method: 'GET',
      path: RECORD_HISTORY,
      edge,
      act: acts.readRecordHistory,
      parse: (_request, { session }) => ok({ recordId: session.patient.recordId, input: {} }),
      respond(lines, request, { session }) {
        const m = messagesOf(request);
        const { title, lead } = m.professionalRights.history;
        return page(
          request,
          session,
          { title, lead },
          <RecordHistory m={m} lines={lines} now={house.clock.domain()} />,
        );
      },
    }),
    openRoute({
      method: 'GET',
      path: ADMINISTRATOR_BLOCK,
      decide: edge,
      async answer(request, { session }) {
        const m = messagesOf(request);
        const t = m.professionalRights.block;
        const one = await chosen(request);
        if (one === undefined)
          return page(
            request,
            session,
            { title: t.title, lead: t.lead },
            <ChooseProfessional
              m={m}
              path={ADMINISTRATOR_BLOCK}
              search={await professionalSearch(house, request.query)}
            />,
          );
        const { name } = wordsOf(one, m);
        return page(
          request,
          session,
          { title: t.confirmTitle(name), lead: t.lead },
          <BlockForm
            m={m}
            csrf={session.csrf}
            patientKey={patientKey(house.publicIds, session.patient.recordId)}
            idNatPs={one.idNatPs}
            name={name}
          />,
        );
      },
    }),
    recordRoute({
      method: 'POST',
      path: ADMINISTRATOR_BLOCK,
      ...FORM,
      edge: forms,
      act: acts.blockProfessional,
      async parse({ form }, { session }) {
        const one = await inDirectory(house, form.get('professionnel') ?? '');
        if (one === undefined) return problem('professional-unknown', 'professionnel');
        const { name } = wordsOf(one, messagesFor('fr'));
        return ok({ recordId: session.patient.recordId, input: { idNatPs: one.idNatPs, name, block: true } });
      },
      respond: () => redirect(ACCESS, [justDone('professional-shut-out')]),
    }),
  ];
}

const wordsOf = (one: DirectoryProfessional, m: Messages) =>
  professionalWords(one.idNatPs, new Map([[one.idNatPs, one]]), m);
