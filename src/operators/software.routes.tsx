import { htmlReply, messagesOf, pageFrame, refusalReply } from '../identity/index.js';
import type { Problem } from '../kernel/result.js';
import { openRoute, redirect, type Edge, type HttpRequest, type Reply, type Route } from '../platform/route.js';
import { justDone, noJustDone, readJustDone } from '../web/just-done.js';
import { PostButton, renderPage, type FormError, type Messages, type Page } from '../web/index.js';
import type { OperatorSession } from './operator-door.model.js';
import { DOOR_PATH, SOFTWARE_PATH, type OperatorsHouse, type SoftwareForm } from './operators-house.js';
import { hrefOf, NewSoftware, OneSoftware, SoftwareList } from './software.page.js';

type OperatorEdge = Edge<OperatorSession, OperatorSession>;

export function softwareRoutes(house: OperatorsHouse, edge: OperatorEdge): Route[] {
  const desk = house.software;
  const by = ({ doorId }: OperatorSession): string => `operator:${doorId}`;

  function page(
    request: HttpRequest,
    session: OperatorSession,
    { status = 200, ...content }: Pick<Page, 'title' | 'lead' | 'body' | 'breadcrumb'> & { status?: number },
  ): Reply {
    const m = messagesOf(request);
    const done = readJustDone(request);
    const said = done === undefined ? undefined : m.operators.done[done.what as keyof Messages['operators']['done']];
    const undo = done?.what === 'removed' ? request.query.get('id') : null;
    const html = renderPage(
      {
        ...pageFrame(request),
        csrf: session.csrf,
        hasErrors: status === 400,
        headActions: <Inside m={m} session={session} />,
        ...content,
        ...(said === undefined
          ? {}
          : {
              flash: {
                text: said,
                ...(undo === null
                  ? {}
                  : {
                      undo: {
                        action: `${SOFTWARE_PATH}/remettre`,
                        fields: { id: undo },
                        label: m.operators.one.restore,
                      },
                    }),
              },
            }),
      },
      house.site,
    );
    return htmlReply(status, html, said === undefined ? {} : { cookies: [noJustDone] });
  }

  const faults = (m: Messages, { problem, path }: Problem): FormError[] => {
    const { wrong, todo } = desk.words(problem, m.lang);
    return [{ ...(path === undefined ? {} : { field: path }), text: `${wrong} ${todo}` }];
  };

  async function one(
    request: HttpRequest,
    session: OperatorSession,
    clientId: string,
    fault?: Problem,
  ): Promise<Reply> {
    const m = messagesOf(request);
    const software = await desk.read(clientId);
    if (software === undefined) return refusalReply('not-found', request, house.site, { href: SOFTWARE_PATH });
    const typed = Object.fromEntries(['jwks', 'jwks-url'].map((name) => [name, request.form.get(name) ?? '']));
    return page(request, session, {
      status: fault === undefined ? 200 : 400,
      title: software.name,
      breadcrumb: [{ label: m.operators.list.title, href: SOFTWARE_PATH }],
      body: (
        <OneSoftware
          m={m}
          csrf={session.csrf}
          software={software}
          day={dayIn(m)}
          typed={typed}
          errors={fault === undefined ? [] : faults(m, fault)}
        />
      ),
    });
  }

  function fresh(request: HttpRequest, session: OperatorSession, fault?: Problem): Reply {
    const m = messagesOf(request);
    const t = m.operators.form;
    const { form } = request;
    return page(request, session, {
      status: fault === undefined ? 200 : 400,
      title: t.title,
      lead: t.lead,
      breadcrumb: [{ label: m.operators.list.title, href: SOFTWARE_PATH }],
      body: (
        <NewSoftware
          m={m}
          csrf={session.csrf}
          offered={desk.offeredScopes}
          typed={{
            values: Object.fromEntries(form),
            scopes: request.method === 'GET' ? desk.offeredScopes : form.getAll('scope'),
          }}
          errors={fault === undefined ? [] : faults(m, fault)}
        />
      ),
    });
  }

  /** A button on one piece of software: done, said once on its page; else its page with what is wrong. */
  const act = (
    path: string,
    what: keyof Messages['operators']['done'],
    work: (clientId: string, form: URLSearchParams, by: string) => ReturnType<typeof desk.remove>,
  ): Route =>
    openRoute<OperatorSession, OperatorSession>({
      method: 'POST',
      path: `${SOFTWARE_PATH}/${path}`,
      body: 'form',
      decide: edge,
      async answer(request, { session }) {
        const clientId = request.form.get('id') ?? '';
        const done = await work(clientId, request.form, by(session));
        return done.ok ? redirect(hrefOf(clientId), [justDone(what)]) : one(request, session, clientId, done);
      },
    });

  return [
    openRoute<OperatorSession, OperatorSession>({
      method: 'GET',
      path: SOFTWARE_PATH,
      decide: edge,
      async answer(request, { session }) {
        const m = messagesOf(request);
        const { title, lead } = m.operators.list;
        return page(request, session, { title, lead, body: <SoftwareList m={m} software={await desk.list()} /> });
      },
    }),
    openRoute<OperatorSession, OperatorSession>({
      method: 'GET',
      path: `${SOFTWARE_PATH}/nouveau`,
      decide: edge,
      answer: (request, { session }) => fresh(request, session),
    }),
    openRoute<OperatorSession, OperatorSession>({
      method: 'POST',
      path: `${SOFTWARE_PATH}/nouveau`,
      body: 'form',
      decide: edge,
      async answer(request, { session }) {
        const { form } = request;
        const given = form.get('certificate')?.trim() ?? '';
        const certificate = given === '' ? undefined : desk.thumbprint(given);
        if (given !== '' && certificate === undefined)
          return fresh(request, session, { problem: 'certificate-malformed', path: 'certificate' });
        const done = await desk.register(
          {
            ...keysIn(form),
            clientId: form.get('id') ?? '',
            name: form.get('name') ?? '',
            structureId: form.get('structure') ?? '',
            scopes: form.getAll('scope').join(' '),
            certificates: certificate === undefined ? [] : [certificate],
            requestsPerMinute: form.get('requests-per-minute') ?? '',
          },
          by(session),
        );
        return done.ok
          ? redirect(hrefOf(done.value.clientId), [justDone('registered')])
          : fresh(request, session, done);
      },
    }),
    openRoute<OperatorSession, OperatorSession>({
      method: 'GET',
      path: `${SOFTWARE_PATH}/fiche`,
      decide: edge,
      answer: (request, { session }) => one(request, session, request.query.get('id') ?? ''),
    }),
    act('cles', 'rotated', (clientId, form, who) =>
      desk.rotate(clientId, { ...keysIn(form), keepFormer: form.get('keep') === '1' }, who),
    ),
    act('jetons', 'tokens', (clientId, _form, who) => desk.revokeTokens(clientId, who)),
    act('retirer', 'removed', (clientId, _form, who) => desk.remove(clientId, who)),
    act('remettre', 'restored', (clientId, _form, who) => desk.restore(clientId, who)),
  ];
}

const keysIn = (form: URLSearchParams): Pick<SoftwareForm, 'jwks' | 'jwksUrl'> => ({
  jwks: form.get('jwks') ?? '',
  jwksUrl: form.get('jwks-url') ?? '',
});

const dayIn =
  ({ lang }: Messages) =>
  (at: number): string =>
    new Intl.DateTimeFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', { dateStyle: 'long', timeZone: 'Europe/Paris' }).format(
      at,
    );

/** Who is inside, until when, and the way out. */
const Inside = ({ m, session }: { m: Messages; session: OperatorSession }) => {
  const clock = new Intl.DateTimeFormat(m.lang === 'fr' ? 'fr-FR' : 'en-GB', {
    timeStyle: 'short',
    timeZone: 'Europe/Paris',
  });
  return (
    <>
      <p class="hint">{m.operators.inside(session.name, clock.format(session.until))}</p>
      <PostButton action={`${DOOR_PATH}/quitter`} csrf={session.csrf} kind="quiet" small>
        {m.operators.leave}
      </PostButton>
    </>
  );
};
