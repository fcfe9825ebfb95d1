// The public page on which a professional opens a record with a code, and the one on which they wait for the person.
import type { VNode } from 'preact';
import { matrixProfessions } from '../access/index.js';
import { professionLabel } from '../citizen/index.js';
import {
  Button,
  Checkbox,
  ErrorSummary,
  errorOf,
  LinkButton,
  Notice,
  PostForm,
  Select,
  TextField,
  type FormError,
  type Messages,
} from '../web/index.js';
import { VISITOR_DOOR } from './visitor.edge.js';

/** What stands for a profession that the matrix does not name. */
export const OTHER_PROFESSION = 'autre';

export interface AskView {
  readonly m: Messages;
  readonly csrf: string;
  /** The picture's code, when they came by it. */
  readonly scanned: string | undefined;
  /** Signed in: by what name. */
  readonly signedIn: string | undefined;
  /** Where to sign in and come back. */
  readonly signInHref: string;
  readonly values: Readonly<Record<'code' | 'nom' | 'profession' | 'lieu', string>>;
  readonly errors?: readonly FormError[] | undefined;
  readonly refused?: 'not-recognised' | 'too-many' | undefined;
}

export function AskPage({ m, csrf, scanned, signedIn, signInHref, values, errors, refused }: AskView): VNode {
  const t = m.visit.ask;
  return (
    <div class="narrow">
      <ErrorSummary errors={errors} m={m} />
      {refused !== undefined && (
        <div class="notice notice-error error-summary" role="alert" tabIndex={-1} data-focus>
          <div>
            <h2 class="notice-title">{refused === 'too-many' ? t.tooMany : t.notRecognised}</h2>
            <p>{refused === 'too-many' ? t.tooManyText : t.notRecognisedText}</p>
          </div>
        </div>
      )}
      <PostForm
        action={VISITOR_DOOR}
        csrf={csrf}
        class="sheet sheet-pad"
        {...(scanned === undefined ? {} : { fields: { q: scanned } })}
      >
        {scanned === undefined ? (
          <TextField
            m={m}
            name="code"
            label={t.code}
            hint={t.codeHint}
            error={errorOf(errors, 'code')}
            value={values.code}
            autocomplete="off"
            width={12}
            maxLength={30}
            code
          />
        ) : (
          <Notice m={m} tone="success">
            <p>{t.scanned}</p>
          </Notice>
        )}
        {signedIn === undefined ? <Stated m={m} values={values} errors={errors} /> : <p>{t.signedIn(signedIn)}</p>}
        <Checkbox m={m} name="soin" label={t.confirm} error={errorOf(errors, 'soin')} />
        <Notice m={m} tone="warning" title={t.lawTitle}>
          <p>{t.law}</p>
          <p>{t.traced}</p>
        </Notice>
        <Button>{t.submit}</Button>
      </PostForm>
      {signedIn === undefined && (
        <p>
          {t.signInText}{' '}
          <LinkButton href={signInHref} kind="secondary" small>
            {t.signIn}
          </LinkButton>
        </p>
      )}
    </div>
  );
}

function Stated({ m, values, errors }: Pick<AskView, 'm' | 'values' | 'errors'>): VNode {
  const t = m.visit.ask;
  const professions = matrixProfessions().flatMap((value) => {
    const label = professionLabel(value, m);
    return label === undefined ? [] : [{ value, label: label.charAt(0).toUpperCase() + label.slice(1) }];
  });
  return (
    <>
      <TextField
        m={m}
        name="nom"
        label={t.name}
        error={errorOf(errors, 'nom')}
        value={values.nom}
        autocomplete="name"
        maxLength={60}
      />
      <Select
        m={m}
        name="profession"
        label={t.profession}
        hint={t.otherHint}
        error={errorOf(errors, 'profession')}
        empty={t.choose}
        value={values.profession}
        options={[...professions, { value: OTHER_PROFESSION, label: t.other }]}
      />
      <TextField
        m={m}
        name="lieu"
        label={t.place}
        hint={t.placeHint}
        optional
        value={values.lieu}
        autocomplete="organization"
        maxLength={60}
      />
    </>
  );
}

/** They asked; the person sees the same two figures. */
export function WaitingPage({ m, figures, watch }: { m: Messages; figures: string; watch: string }): VNode {
  const t = m.visit.waiting;
  return (
    <div class="narrow visit" data-watch={watch} data-standing="asked">
      <div class="sheet sheet-pad">
        <p>{t.number}</p>
        <p class="visit-figures">{figures}</p>
        <p>{t.say}</p>
      </div>
      <p class="soft">{t.live}</p>
    </div>
  );
}
