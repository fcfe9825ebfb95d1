// Depositing a document by hand: one form, the same form with what is wrong, and the receipt.
import type { VNode } from 'preact';
import { DOCUMENT_CATEGORIES } from '../kernel/codes/document-classes.js';
import { CONFIDENTIALITIES } from '../kernel/codes/document-metadata.js';
import type { DocumentType } from '../kernel/codes/document-types.js';
import type { Problem } from '../kernel/result.js';
import { isWithheld, typeWords, type Deposited } from '../record/index.js';
import {
  Actions,
  Button,
  Checkbox,
  DateField,
  DefinitionList,
  ErrorSummary,
  errorOf,
  FileField,
  formatBytes,
  formatDate,
  formatDateTime,
  LinkButton,
  Notice,
  PostForm,
  problemWords,
  Select,
  TextField,
  type FormError,
  type Messages,
} from '../web/index.js';
import { DEPOSIT_TYPES, USUAL_TYPES, type DepositFields } from './deposit-form.model.js';
import { DEPOSIT, PATIENT } from './patient.page.js';

export interface DepositView {
  readonly m: Messages;
  readonly csrf: string;
  readonly patientKey: string;
  readonly fields: DepositFields;
  readonly minor: boolean;
  readonly problem?: Problem | undefined;
  readonly reference?: string | undefined;
  /** A whole antivirus is at work. */
  readonly antivirus: boolean;
}

/** The field each fault belongs to; every other fault is one of the file. */
const FIELD_OF: Readonly<Record<string, string>> = {
  'document-type-missing': 'type',
  'document-title-missing': 'titre',
  'document-date-invalid': 'date',
  'document-date-in-future': 'date',
  'hidden-from-everyone': 'annonce',
};

/** A version kept from somebody who sees the earlier one: the box that was ticked is at fault. */
const fieldOf = ({ problem }: Problem, { withheld }: DepositFields): string | undefined =>
  problem === 'replaces-what-is-seen' ? (withheld ? 'annonce' : 'representants') : FIELD_OF[problem];

const ACCEPTED =
  '.pdf,.jpg,.jpeg,.png,.tif,.tiff,.txt,.rtf,.xml,application/pdf,image/jpeg,image/png,text/plain,text/xml';

export function DepositPage(view: DepositView): VNode {
  const { m, csrf, patientKey, fields, minor, problem, reference, antivirus } = view;
  const t = m.professionalDocuments.deposit;
  const words = problem === undefined ? undefined : problemWords(m, problem.problem);
  const field = problem === undefined ? undefined : (fieldOf(problem, fields) ?? 'fichier');
  const errors: FormError[] = words === undefined ? [] : [{ field, text: `${words.title}. ${words.todo}` }];
  return (
    <div class="narrow">
      <ErrorSummary m={m} errors={errors} title={t.refused}>
        {words !== undefined && <p>{t.otherWay}</p>}
        {reference !== undefined && <p class="reference">{m.refusals.reference(reference)}</p>}
      </ErrorSummary>
      {fields.replaces !== '' && (
        <Notice m={m}>
          <p>{t.replacingThis}</p>
        </Notice>
      )}
      <PostForm
        action={DEPOSIT}
        csrf={csrf}
        files
        class="sheet sheet-pad"
        fields={{ patient: patientKey, formulaire: fields.form, remplace: fields.replaces }}
      >
        <FileField
          m={m}
          name="fichier"
          label={t.file}
          hint={problem === undefined ? t.fileHint : `${t.fileHint} ${t.fileAgain}`}
          accept={ACCEPTED}
          error={errorOf(errors, 'fichier')}
        />
        <TypeSelect m={m} value={fields.type} error={errorOf(errors, 'type')} />
        <TextField
          m={m}
          name="titre"
          label={t.docTitle}
          hint={t.docTitleHint}
          autocomplete="off"
          maxLength={150}
          value={fields.title}
          error={errorOf(errors, 'titre')}
        />
        <DateField
          m={m}
          name="date"
          legend={t.date}
          hint={t.dateHint}
          value={{ day: fields.day, month: fields.month, year: fields.year }}
          error={errorOf(errors, 'date')}
        />
        <Select
          m={m}
          name="confidentialite"
          label={t.confidentiality}
          hint={t.confidentialityHint}
          value={fields.confidentiality}
          options={(['N', 'R', 'V'] as const).map((value) => ({ value, label: CONFIDENTIALITIES[value][m.lang] }))}
        />
        <Checkbox
          m={m}
          name="annonce"
          label={t.withheld}
          hint={t.withheldHint}
          value="oui"
          checked={fields.withheld}
          error={errorOf(errors, 'annonce')}
        />
        {minor && (
          <Checkbox
            m={m}
            name="representants"
            label={t.representatives}
            hint={t.representativesHint}
            value="oui"
            checked={fields.hiddenFromRepresentatives}
            error={errorOf(errors, 'representants')}
          />
        )}
        <Actions>
          <Button icon="upload">{t.submit}</Button>
        </Actions>
        <p class="soft after-actions">
          {t.checks} {!antivirus && t.testOnly}
        </p>
      </PostForm>
    </div>
  );
}

/** More than a hundred types: the usual ones first, then by category. */
function TypeSelect({ m, value, error }: { m: Messages; value: string; error: string | undefined }): VNode {
  const t = m.professionalDocuments.deposit;
  const optionsOf = (types: readonly DocumentType[]) =>
    types.map(({ code, label }) => ({ value: code, label: label[m.lang] }));
  const usual = USUAL_TYPES.flatMap((code) => DEPOSIT_TYPES.filter((type) => type.code === code));
  const byCategory = Object.entries(DOCUMENT_CATEGORIES).map(([category, label]) => ({
    label: label[m.lang],
    options: optionsOf(DEPOSIT_TYPES.filter((type) => type.category === category)),
  }));
  return (
    <Select
      m={m}
      name="type"
      label={t.type}
      hint={t.typeHint}
      error={error}
      empty={m.common.form.choose}
      value={value}
      groups={[
        { label: t.usual, options: optionsOf(usual) },
        ...byCategory.filter(({ options }) => options.length > 0),
      ]}
    />
  );
}

/** What was deposited, who will see it, what is worth knowing: to be kept or printed. */
export function ReceiptPage({
  m,
  deposited: { document, warnings },
  by,
  now,
}: {
  m: Messages;
  deposited: Deposited;
  by: string;
  now: number;
}): VNode {
  const t = m.professionalDocuments.deposit;
  const r = t.receipt;
  const known: Readonly<Record<string, unknown>> = t.warnings;
  const wordsOf = (name: string): string => {
    const words = Object.hasOwn(known, name) && name !== 'other' ? known[name] : undefined;
    return typeof words === 'string' ? words : t.warnings.other(name);
  };
  return (
    <div class="narrow receipt">
      <section class="sheet sheet-pad block">
        <DefinitionList
          items={[
            { term: t.docTitle, value: document.title },
            { term: t.type, value: typeWords(document.typeCode, m) },
            { term: t.date, value: formatDate(document.dated, m.lang) },
            { term: r.when, value: formatDateTime(document.depositedAt, m.lang) },
            { term: r.by, value: by },
            { term: t.file, value: formatBytes(document.size, m.lang) },
            { term: t.confidentiality, value: CONFIDENTIALITIES[document.confidentiality][m.lang] },
            { term: m.professionalDocuments.viewer.identifier, value: <code>{document.uniqueId}</code> },
            { term: r.fingerprint, value: <code>{document.sha256}</code> },
          ]}
        />
      </section>
      <section class="block">
        <h2>{r.who}</h2>
        <ul>
          {isWithheld(document, now) ? (
            <li>{r.withheld(formatDate(document.withheldUntil ?? now, m.lang))}</li>
          ) : (
            <li>{document.hidden ? r.hiddenByDefault : r.everyone}</li>
          )}
          {document.hiddenFromRepresentatives && <li>{r.representatives}</li>}
        </ul>
      </section>
      {warnings.length > 0 && (
        <Notice m={m} tone="warning" title={r.warnings}>
          <ul>
            {warnings.map((name) => (
              <li key={name}>{wordsOf(name)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Actions>
        <LinkButton href={PATIENT}>{r.back}</LinkButton>
        <LinkButton href={DEPOSIT} kind="quiet">
          {r.another}
        </LinkButton>
        <span data-print={m.common.document.print} />
      </Actions>
    </div>
  );
}
