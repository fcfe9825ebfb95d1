// The three fields by which a person proves who they are, with the drawings of where to find each number.
import type { VNode } from 'preact';
import { Details, ErrorSummary, type FormError, TextField, errorOf } from '../components/index.js';
import type { Messages } from '../messages/index.js';
import { CardWithPhoto, CardWithoutPhoto, LetterWithCode } from '../proof-pictures.js';
import type { HelpLine } from '../site.js';

export type ProofError = keyof Messages['proof']['errors'];

/** What was typed, to be shown again after an error. */
export interface ProofValues {
  readonly code?: string | undefined;
  readonly nir?: string | undefined;
  readonly serial?: string | undefined;
}

const fieldOf = (error: ProofError): string | undefined => {
  const field = error.split('-')[0];
  return field === 'code' || field === 'nir' || field === 'serial' ? field : undefined;
};

export const proofErrors = (m: Messages, errors: readonly ProofError[] | undefined): FormError[] =>
  (errors ?? []).map((name) => ({ field: fieldOf(name), text: m.proof.errors[name] }));

/** The summary for these fields. `not-recognised` says the same whatever was wrong, so that nobody learns who has a space. */
export function ProofErrors({
  m,
  help,
  errors,
}: {
  m: Messages;
  help: HelpLine;
  errors: readonly ProofError[] | undefined;
}): VNode {
  return (
    <ErrorSummary m={m} errors={proofErrors(m, errors)}>
      {errors?.includes('not-recognised') === true && (
        <p>
          {m.proof.notRecognisedHelp} {m.proof.newCode(help.phone)}
        </p>
      )}
    </ErrorSummary>
  );
}

/** Fields `code`, `nir`, `serial`. */
export function ProofFields({
  m,
  values,
  errors,
}: {
  m: Messages;
  values?: ProofValues | undefined;
  errors: readonly ProofError[] | undefined;
}): VNode {
  const t = m.proof;
  const wrong = proofErrors(m, errors);
  return (
    <>
      <TextField
        m={m}
        name="code"
        label={t.code}
        hint={t.codeHint}
        error={errorOf(wrong, 'code')}
        value={values?.code}
        autocomplete="off"
        width={20}
        maxLength={16}
        code
      />
      <Details summary={t.codeWhere}>
        <div class="figures">
          <figure>
            <LetterWithCode />
            <figcaption>{t.codePicture}</figcaption>
          </figure>
        </div>
      </Details>
      <NirField m={m} hint={t.nirHint} value={values?.nir} errors={wrong} />
      <SerialField m={m} value={values?.serial} errors={wrong} />
    </>
  );
}

interface CardField {
  readonly m: Messages;
  readonly value: string | undefined;
  readonly errors: readonly FormError[];
}

/** Field `nir`. */
export const NirField = ({ m, hint, value, errors }: CardField & { readonly hint: string }): VNode => (
  <TextField
    m={m}
    name="nir"
    label={m.proof.nir}
    hint={hint}
    error={errorOf(errors, 'nir')}
    value={value}
    autocomplete="off"
    width={20}
    maxLength={24}
    code
  />
);

/** Field `serial`, with the drawings of where it stands on each kind of card. */
export function SerialField({ m, value, errors }: CardField): VNode {
  const t = m.proof;
  return (
    <>
      <TextField
        m={m}
        name="serial"
        label={t.serial}
        hint={t.serialHint}
        error={errorOf(errors, 'serial')}
        value={value}
        autocomplete="off"
        inputMode="numeric"
        width={20}
        maxLength={32}
        code
      />
      <Details summary={t.serialWhere}>
        <div class="figures">
          <figure>
            <CardWithPhoto />
            <figcaption>
              <strong>{t.withPhoto}.</strong> {t.withPhotoText}
            </figcaption>
          </figure>
          <figure>
            <CardWithoutPhoto />
            <figcaption>
              <strong>{t.withoutPhoto}.</strong> {t.withoutPhotoText}
            </figcaption>
          </figure>
        </div>
      </Details>
    </>
  );
}
