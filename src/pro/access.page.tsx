// Asking for access: the consent a professional collects, the emergency they answer for. The same forms stand on the page of a refusal,
// which says nothing of why.
import type { ComponentChildren, VNode } from 'preact';
import {
  Actions,
  Button,
  Card,
  Checkbox,
  ErrorSummary,
  errorOf,
  Icon,
  LinkButton,
  Notice,
  PostForm,
  Radios,
  TextField,
  type FormError,
  type Messages,
} from '../web/index.js';
import { DEPOSIT, PATIENT } from './patient.page.js';

export const CONSENT = `${PATIENT}/consentement`;
export const EMERGENCY = `${PATIENT}/urgence`;

/** How long a consent may be stated for; the first one is what the rule gives without a term. */
export const CONSENT_TERMS = ['today', 'month', 'year'] as const;
export type ConsentTerm = (typeof CONSENT_TERMS)[number];

export type AccessFault = 'consentMissing' | 'reasonMissing' | 'samuOnly';

export interface AccessView {
  readonly m: Messages;
  readonly csrf: string;
  /** Names the patient in the forms. */
  readonly patientKey: string;
  /** The place of practice is a regulation centre. */
  readonly samu: boolean;
  /** An emergency access is under way. */
  readonly urgent: boolean;
  readonly faults?: readonly AccessFault[] | undefined;
  readonly reason?: string | undefined;
  readonly term?: ConsentTerm | undefined;
}

const FIELDS: Readonly<Record<AccessFault, string>> = {
  consentMissing: 'accord',
  reasonMissing: 'motif',
  samuOnly: 'motif',
};

export function AccessForms(view: AccessView): VNode {
  const t = view.m.professional.access;
  const errors = (view.faults ?? []).map((fault): FormError => ({ field: FIELDS[fault], text: t[fault] }));
  return (
    <>
      <ErrorSummary errors={errors} m={view.m} />
      <div class="columns">
        <ConsentForm view={view} error={errorOf(errors, 'accord')} />
        <EmergencyForm view={view} error={errorOf(errors, 'motif')} />
      </div>
    </>
  );
}

function ConsentForm({ view, error }: { view: AccessView; error: string | undefined }): VNode {
  const { m, csrf, patientKey, urgent, term = 'today' } = view;
  const t = m.professional.access;
  return (
    <Card title={t.consentTitle} icon="hands">
      <p>{t.consentLead}</p>
      {urgent ? (
        <p>{t.consentWhileUrgent}</p>
      ) : (
        <PostForm action={CONSENT} csrf={csrf} fields={{ patient: patientKey }}>
          <Checkbox m={m} name="accord" label={t.consentStatement} value="oui" error={error} />
          <Radios
            m={m}
            name="duree"
            legend={t.term}
            hint={t.termHint}
            value={term}
            options={CONSENT_TERMS.map((value) => ({ value, label: t.terms[value] }))}
          />
          <Actions>
            <Button>{t.consentSubmit}</Button>
          </Actions>
        </PostForm>
      )}
    </Card>
  );
}

function EmergencyForm({ view, error }: { view: AccessView; error: string | undefined }): VNode {
  const { m, csrf, patientKey, samu, reason } = view;
  const t = m.professional.access;
  const words = m.professional.samu;
  return (
    <Card title={samu ? words.title : t.emergencyTitle} icon="siren">
      <p>{samu ? words.lead : t.emergencyLead}</p>
      <ul class="consequences">
        {t.emergencyConsequences.map((text) => (
          <li key={text}>
            <Icon name="next" />
            <span>{text}</span>
          </li>
        ))}
      </ul>
      <PostForm
        action={EMERGENCY}
        csrf={csrf}
        fields={{ patient: patientKey, situation: samu ? 'centre_15' : 'bris_de_glace' }}
      >
        <TextField
          m={m}
          name="motif"
          label={samu ? words.reason : t.reason}
          hint={t.reasonHint}
          autocomplete="off"
          maxLength={200}
          value={reason}
          error={error}
        />
        <Actions>
          <Button kind="danger" icon="siren">
            {samu ? t.samuSubmit : t.emergencySubmit}
          </Button>
        </Actions>
      </PostForm>
    </Card>
  );
}

/** What stands where the record would be: no reason, two ways on, and a third without a screen. */
export function NoAccess(view: AccessView): VNode {
  const t = view.m.professional.access;
  return (
    <>
      <p>{t.refusedTodo}</p>
      <div class="block">
        <AccessForms {...view} />
      </div>
      <Notice m={view.m}>
        <p>
          {t.depositStill} <a href={DEPOSIT}>{view.m.professional.sections.deposit}</a>
        </p>
        <p>{t.other}</p>
      </Notice>
    </>
  );
}

/** What failed, what to do, another way. */
export function Trouble({
  todo,
  children,
  action,
}: {
  todo: string;
  children?: ComponentChildren;
  action: { readonly href: string; readonly label: string };
}): VNode {
  return (
    <>
      <p>{todo}</p>
      {children}
      <p>
        <LinkButton href={action.href}>{action.label}</LinkButton>
      </p>
    </>
  );
}
