// Objecting to the opening: who you are, what it changes, the receipt.
import type { VNode } from 'preact';
import type { Instant } from '../../kernel/time.js';
import { Actions, Button, ConfirmForm, DefinitionList, Notice, PostForm, Steps } from '../components/index.js';
import { formatDateTime } from '../language.js';
import type { Messages } from '../messages/index.js';
import type { HelpLine } from '../site.js';
import { Aside } from './aside.js';
import { CertifyBox, CertifyError, type ForChild } from './certify.js';
import { type ProofError, ProofErrors, ProofFields, type ProofValues } from './proof-fields.js';

export interface OppositionProofView {
  readonly csrf: string;
  readonly values?: ProofValues | undefined;
  readonly errors?: readonly ProofError[] | undefined;
}

/** Body of `/opposition`. Posts `code`, `nir`, `serial` there. */
export function OppositionProofPage({
  m,
  help,
  view,
}: {
  m: Messages;
  help: HelpLine;
  view: OppositionProofView;
}): VNode {
  const t = m.opposition;
  return (
    <div class="with-aside">
      <div>
        <Steps m={m} steps={t.steps} current={1} />
        <ProofErrors m={m} help={help} errors={view.errors} />
        <PostForm action="/opposition" csrf={view.csrf} class="sheet sheet-pad">
          <p>{t.free}</p>
          <ProofFields m={m} values={view.values} errors={view.errors} />
          <Actions>
            <Button>{t.submit}</Button>
          </Actions>
        </PostForm>
      </div>
      <Aside m={m} help={help} topics={[{ title: m.proof.noCard, text: m.proof.noCardText(help.phone) }]} />
    </div>
  );
}

/** Body of `/opposition/confirmer`. Posts there; `fields` carries what the route needs to know the person again. */
export function OppositionConfirmPage({
  m,
  view,
}: {
  m: Messages;
  view: ForChild & { csrf: string; earlierRecord: boolean; fields?: Readonly<Record<string, string>> };
}): VNode {
  const t = m.opposition;
  return (
    <div class="narrow">
      <Steps m={m} steps={t.steps} current={2} />
      <CertifyError m={m} certifyMissing={view.certifyMissing} />
      <div class="sheet sheet-pad">
        <ConfirmForm
          m={m}
          action="/opposition/confirmer"
          csrf={view.csrf}
          fields={view.fields}
          consequences={view.earlierRecord ? [...t.consequences, t.earlier] : t.consequences}
          confirmLabel={t.confirm}
          cancelLabel={t.keep}
          cancelHref="/"
        >
          <CertifyBox m={m} child={view.child} certifyMissing={view.certifyMissing} />
        </ConfirmForm>
      </div>
    </div>
  );
}

/** Body of the receipt. */
export function OppositionReceiptPage({
  m,
  help,
  view,
}: {
  m: Messages;
  help: HelpLine;
  view: { reference: string; at: Instant };
}): VNode {
  const t = m.opposition;
  return (
    <div class="narrow">
      <Steps m={m} steps={t.steps} current={3} />
      <Notice m={m} tone="success">
        <p>{t.receiptLead}</p>
      </Notice>
      <DefinitionList
        items={[
          { term: t.reference, value: <span class="receipt-number">{view.reference}</span> },
          { term: t.date, value: formatDateTime(view.at, m.lang) },
        ]}
      />
      <p>{t.receiptNext(help.phone)}</p>
    </div>
  );
}
