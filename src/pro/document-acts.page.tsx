// What a professional may do to a document for the person: show what was kept for an announcement, show a minor's to the parents, hide.
import type { VNode } from 'preact';
import { isWithheld, toldAt, type Document } from '../record/index.js';
import { Button, Checkbox, formatDate, PostButton, PostForm, type Messages } from '../web/index.js';

export interface DocumentActsView {
  readonly m: Messages;
  readonly document: Document;
  readonly href: string;
  readonly csrf: string;
  readonly patientKey: string;
  /** Its author looks at it: showing is theirs alone. */
  readonly own: boolean;
  readonly now: number;
}

export function DocumentActs({ m, document, href, csrf, patientKey, own, now }: DocumentActsView): VNode | null {
  const t = m.professionalRights.document;
  const fields = { patient: patientKey };
  const withheld = isWithheld(document, now);
  const releases = own && withheld;
  const shows = own && document.hiddenFromRepresentatives;
  // What the patient does not see yet cannot be hidden at their request.
  const hides = !document.hidden && !withheld;
  if (!releases && !shows && !hides) return null;
  return (
    <section class="sheet sheet-pad no-print">
      <h2 class="side-title">{t.title}</h2>
      {releases && (
        <>
          <p>{t.releaseLead}</p>
          {toldAt(document.depositedAt) > now && (
            <p class="soft">{t.told(formatDate(toldAt(document.depositedAt), m.lang))}</p>
          )}
          {document.withheldUntil !== undefined && (
            <p class="soft">{t.itself(formatDate(document.withheldUntil, m.lang))}</p>
          )}
          <PostButton action={`${href}/rendre-visible`} csrf={csrf} fields={fields} icon="eye">
            {t.release}
          </PostButton>
        </>
      )}
      {shows && (
        <PostForm action={`${href}/montrer-aux-representants`} csrf={csrf} fields={fields}>
          <p>{t.representativesLead}</p>
          <Checkbox m={m} name="confirmation" label={t.representativesConfirm} value="oui" />
          <Button kind="secondary">{t.representatives}</Button>
        </PostForm>
      )}
      {hides && (
        <>
          <p>{t.hideLead}</p>
          <PostButton action={`${href}/masquer`} csrf={csrf} fields={fields} kind="secondary" icon="hide">
            {t.hide}
          </PostButton>
        </>
      )}
    </section>
  );
}
