// Giving access: what follows, until when, then the act.
import type { VNode } from 'preact';
import { ConfirmForm, ErrorSummary, LinkButton, Notice, type Messages } from '../web/index.js';
import type { GiveObstacle } from './give-obstacle.js';
import { TermFields, termField } from './term-field.page.js';
import type { TermFault } from './term-field.model.js';
import { whomFields, type Whom } from './whom.js';

export function GiveAccessPage(view: {
  m: Messages;
  csrf: string;
  action: string;
  whom: Whom;
  detail: string | undefined;
  obstacle: GiveObstacle | undefined;
  fault: TermFault | undefined;
}): VNode {
  const { m, csrf, action, whom, detail, obstacle, fault } = view;
  const t = m.whoReads.give;
  if (obstacle !== undefined)
    return (
      <>
        <Notice m={m} tone="warning">
          <p>{t[obstacle]}</p>
        </Notice>
        <LinkButton href="/acces" kind="secondary">
          {m.access.title}
        </LinkButton>
      </>
    );
  const errors = fault === undefined ? undefined : [{ field: termField(fault), text: m.whoReads.term.errors[fault] }];
  return (
    <>
      <ErrorSummary m={m} errors={errors} />
      <div class="sheet sheet-pad narrow">
        {detail !== undefined && <p>{detail}</p>}
        <ConfirmForm
          m={m}
          action={action}
          csrf={csrf}
          fields={whomFields(whom)}
          consequences={whom.kind === 'professional' ? t.consequences : t.structureConsequences}
          confirmLabel={t.submit}
          cancelHref="/acces"
        >
          <TermFields m={m} fault={fault} />
        </ConfirmForm>
      </div>
    </>
  );
}
