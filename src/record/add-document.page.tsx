// Adding a document: one form, and the same form again with what is wrong.
import type { VNode } from 'preact';
import type { Problem } from '../kernel/result.js';
import {
  Actions,
  Button,
  Checkbox,
  DateField,
  ErrorSummary,
  FileField,
  Icon,
  PostForm,
  ProblemNotice,
  problemWords,
  Select,
  TextField,
  type FormError,
  type Messages,
} from '../web/index.js';
import { OWN_TYPES, type UploadFields } from './upload-form.model.js';

export interface AddDocumentView {
  readonly m: Messages;
  readonly csrf: string;
  readonly fields: UploadFields;
  readonly problem?: Problem | undefined;
  readonly reference?: string | undefined;
  /** A whole antivirus is at work; otherwise only the test file is known, and the page says so. */
  readonly antivirus: boolean;
}

/** The field each fault belongs to; every other fault is one of the file itself. */
const FIELD_OF: Readonly<Record<string, string>> = {
  'file-missing': 'fichier',
  'document-type-missing': 'type',
  'document-title-missing': 'titre',
  'document-date-invalid': 'date',
  'document-date-in-future': 'date',
};

export function AddDocumentPage({ m, csrf, fields, problem, reference, antivirus }: AddDocumentView): VNode {
  const t = m.addDocument;
  const scanner = antivirus ? t.scanner.service : t.scanner.testOnly;
  const field = problem === undefined ? undefined : FIELD_OF[problem.problem];
  const words = problem === undefined ? undefined : problemWords(m, problem.problem);
  const errors: readonly FormError[] = words === undefined || field === undefined ? [] : [{ field, text: words.title }];
  const errorOf = (name: string): string | undefined =>
    field === name && words !== undefined ? `${words.title}. ${words.todo}` : undefined;
  return (
    <div class="with-aside">
      <div>
        {problem !== undefined && field === undefined && (
          <Refused m={m} problem={problem} reference={reference} scanner={scanner} />
        )}
        <ErrorSummary errors={errors} m={m} />
        <div class="sheet sheet-pad">
          <PostForm action="/documents/ajouter" csrf={csrf} files fields={{ formulaire: fields.form }}>
            <FileField
              m={m}
              name="fichier"
              label={t.file}
              hint={t.fileHint}
              error={errorOf('fichier')}
              accept=".pdf,.jpg,.jpeg,.png,.tif,.tiff,.txt,.rtf,application/pdf,image/jpeg,image/png,image/tiff,text/plain"
            />
            <Select
              m={m}
              name="type"
              label={t.type}
              empty={m.common.form.choose}
              value={fields.type}
              error={errorOf('type')}
              options={OWN_TYPES.map((value) => ({ value, label: t.types[value] }))}
            />
            <TextField
              m={m}
              name="titre"
              label={t.docTitle}
              hint={t.docTitleHint}
              value={fields.title}
              error={errorOf('titre')}
              autocomplete="off"
              maxLength={150}
            />
            <DateField
              m={m}
              name="date"
              legend={t.date}
              hint={t.dateHint}
              error={errorOf('date')}
              value={{ day: fields.day, month: fields.month, year: fields.year }}
            />
            <Checkbox m={m} name="masquer" label={t.hide} hint={t.hideHint} checked={fields.hidden} value="oui" />
            <Actions>
              <Button icon="upload">{t.submit}</Button>
              <a href="/documents" class="btn btn-quiet">
                {m.common.form.cancel}
              </a>
            </Actions>
          </PostForm>
        </div>
      </div>
      <aside class="aside" aria-label={m.common.notice.info}>
        <p>
          <Icon name="image" /> {t.photo}
        </p>
        <p>
          <Icon name="shield" /> {t.checks}
        </p>
        <p class="soft">{scanner}</p>
      </aside>
    </div>
  );
}

/** The file itself was refused: what was wrong, what to do, another way; and for a virus, who looked for it. */
function Refused({
  m,
  problem,
  reference,
  scanner,
}: {
  m: Messages;
  problem: Problem;
  reference: string | undefined;
  scanner: string;
}): VNode {
  return (
    <>
      <ProblemNotice m={m} name={problem.problem} reference={reference} />
      <p>
        {m.addDocument.refused} {problem.problem.startsWith('malware') ? scanner : ''}
      </p>
    </>
  );
}
