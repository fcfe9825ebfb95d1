import {
  htmlReply,
  messagesOf,
  pageFrame,
  provesPublicForm,
  publicFormToken,
  refusalReply,
  addSecurityEvent,
} from '../identity/index.js';
import { normaliseCode } from '../lifecycle/index.js';
import { openRoute, redirect, type HttpRequest, type Reply, type Route } from '../platform/route.js';
import { Actions, Button, ErrorSummary, PostForm, renderPage, TextField, type Messages } from '../web/index.js';
import { enterDoor, leaveDoor, someDoorIsOpen } from './operator-door.store.js';
import type { OperatorSession } from './operator-door.model.js';
import { noOperatorCookie, operatorCookie, operatorEdge } from './operator.edge.js';
import { DOOR_PATH, SOFTWARE_PATH, type OperatorsHouse } from './operators-house.js';
import { softwareRoutes } from './software.routes.js';

// The pages of operators. Without a door opened from the machine there is nothing at this address.

export function operatorsRoutes(house: OperatorsHouse): Route[] {
  const edge = operatorEdge(house);
  const { directory } = house.database;
  const real = (): number => house.clock.real();

  function page(request: HttpRequest, wrong: boolean): Reply {
    const m = messagesOf(request);
    const { csrf, cookies } = publicFormToken(request, house.keys.session);
    const t = m.operators.door;
    const html = renderPage(
      {
        ...pageFrame(request),
        title: t.title,
        lead: t.lead,
        hasErrors: wrong,
        body: <Door m={m} csrf={csrf} wrong={wrong} />,
      },
      house.site,
    );
    return htmlReply(wrong ? 400 : 200, html, { cookies });
  }
  const nothing = (request: HttpRequest): Reply => refusalReply('not-found', request, house.site);

  return [
    openRoute({
      method: 'GET',
      path: DOOR_PATH,
      decide: 'everyone',
      limit: { max: 60, windowSeconds: 60 },
      async answer(request) {
        const inside = await edge.authenticate(request);
        if (inside.ok) return redirect(SOFTWARE_PATH);
        return (await someDoorIsOpen(directory, real())) ? page(request, false) : nothing(request);
      },
    }),
    openRoute({
      method: 'POST',
      path: DOOR_PATH,
      body: 'form',
      decide: 'everyone',
      limit: { max: 10, windowSeconds: 60 },
      async answer(request) {
        if (!provesPublicForm(request, house.keys.session, house.config.publicUrl))
          return refusalReply('bad-request', request, house.site, { status: 403, href: DOOR_PATH });
        if (!(await someDoorIsOpen(directory, real()))) return nothing(request);
        const code = normaliseCode(request.form.get('code') ?? '');
        const entered = code === undefined ? undefined : await enterDoor(directory, house.keys.session, code, real());
        if (entered === undefined) {
          await addSecurityEvent(directory, 'operator-code-wrong', real(), {});
          return page(request, true);
        }
        await addSecurityEvent(directory, 'operator-entered', real(), { by: `operator:${entered.doorId}` });
        return redirect(SOFTWARE_PATH, [operatorCookie(entered.session)]);
      },
    }),
    openRoute<OperatorSession, OperatorSession>({
      method: 'POST',
      path: `${DOOR_PATH}/quitter`,
      body: 'form',
      decide: edge,
      async answer(_request, { session }) {
        await leaveDoor(directory, session.doorId, real());
        return redirect('/', [noOperatorCookie]);
      },
    }),
    ...softwareRoutes(house, edge),
  ];
}

const Door = ({ m, csrf, wrong }: { m: Messages; csrf: string; wrong: boolean }) => {
  const t = m.operators.door;
  return (
    <div class="narrow">
      <ErrorSummary m={m} errors={wrong ? [{ field: 'code', text: t.wrong }] : []} />
      <PostForm action={DOOR_PATH} csrf={csrf} class="sheet sheet-pad">
        <TextField
          m={m}
          name="code"
          label={t.label}
          hint={t.hint}
          error={wrong ? t.wrong : undefined}
          autocomplete="one-time-code"
          width={12}
          maxLength={20}
          code
        />
        <Actions>
          <Button>{t.submit}</Button>
        </Actions>
      </PostForm>
    </div>
  );
};
