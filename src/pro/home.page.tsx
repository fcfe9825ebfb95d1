// Finding a person: their complete identity, or someone met earlier in this session; for the Samu, one number and one reason.
import type { VNode } from 'preact';
import type { KnownPatient, PatientInHand, Structure } from '../identity/index.js';
import {
  Actions,
  Button,
  DateField,
  ErrorSummary,
  errorOf,
  formatDay,
  Item,
  ItemList,
  LinkButton,
  Notice,
  PostButton,
  PostForm,
  Radios,
  Tag,
  TextField,
  type FormError,
  type Messages,
} from '../web/index.js';
import type { FindFault, FindFields } from './find-form.model.js';
import { PATIENT } from './patient.page.js';

export type SamuFault = 'ins-missing' | 'ins-malformed' | 'ins-key-wrong' | 'reasonMissing';

export interface HomeView {
  readonly m: Messages;
  readonly csrf: string;
  readonly structure: Structure;
  /** More than one place of practice to choose from. */
  readonly canMove: boolean;
  readonly patient?: PatientInHand | undefined;
  /** Patients of theirs whose record was opened in an emergency, not seen yet. */
  readonly emergencies: number;
  /** What auditors asked them to explain. */
  readonly questions: number;
  readonly recent: readonly (KnownPatient & { readonly key: string })[];
  readonly fields: FindFields;
  readonly faults?: readonly FindFault[] | undefined;
  readonly samu?: { readonly ins: string; readonly reason: string; readonly faults: readonly SamuFault[] } | undefined;
  /** A search that found no open space. */
  readonly nobody?: boolean | undefined;
}

export const FIND = '/pro/recherche';
export const REOPEN = '/pro/recents';
export const SAMU = '/pro/samu';

const FIELD: Readonly<Record<FindFault, string>> = {
  'ins-missing': 'ins',
  'ins-malformed': 'ins',
  'ins-key-wrong': 'ins',
  'family-missing': 'nom',
  'given-missing': 'prenom',
  'birth-missing': 'naissance',
  'birth-invalid': 'naissance',
};

export function HomePage(view: HomeView): VNode {
  const { m, structure, canMove, nobody } = view;
  const t = m.professional;
  return (
    <>
      <p class="soft">
        {t.home.at(structure.name)} {canMove && <a href="/pro/lieu">{t.home.changePlace}</a>}
      </p>
      {view.emergencies > 0 && (
        <Notice m={m} tone="warning" title={t.emergencies.waiting(view.emergencies)}>
          <p>
            <a href="/pro/urgences">{t.emergencies.open}</a>
          </p>
        </Notice>
      )}
      {view.questions > 0 && (
        <Notice m={m} tone="warning" title={m.oversight.explanations.title}>
          <p>
            <a href="/pro/explications">{m.oversight.explanations.open}</a>
          </p>
        </Notice>
      )}
      {nobody === true && (
        <div role="alert" tabIndex={-1} data-focus>
          <Notice m={m} tone="warning" title={t.find.nobody.title}>
            <p>{t.find.nobody.text}</p>
            <p>{t.find.nobody.todo}</p>
            <p>{t.find.nobody.other}</p>
          </Notice>
        </div>
      )}
      {structure.samu && <SamuForm view={view} />}
      <div class="with-aside">
        <FindForm view={view} />
        <Recent view={view} />
      </div>
    </>
  );
}

interface IdentityField {
  readonly m: Messages;
  readonly name: string;
  readonly value: string | undefined;
  readonly errors: readonly FormError[];
}

const InsField = ({ m, name, value, errors }: IdentityField): VNode => (
  <TextField
    m={m}
    name={name}
    label={m.professional.find.ins}
    hint={m.professional.find.insHint}
    autocomplete="off"
    width={20}
    maxLength={25}
    code
    value={value}
    error={errorOf(errors, name)}
  />
);

const NameField = ({ m, name, label, value, errors }: IdentityField & { readonly label: string }): VNode => (
  <TextField
    m={m}
    name={name}
    label={label}
    autocomplete="off"
    maxLength={100}
    value={value}
    error={errorOf(errors, name)}
  />
);

function FindForm({ view: { m, csrf, fields, faults } }: { view: HomeView }): VNode {
  const t = m.professional.find;
  const errors = (faults ?? []).map((fault): FormError => ({ field: FIELD[fault], text: t.faults[fault] }));
  return (
    <section aria-labelledby="trouver">
      <h2 id="trouver">{m.professional.home.find}</h2>
      <ErrorSummary m={m} errors={errors} />
      <PostForm action={FIND} csrf={csrf} class="sheet sheet-pad">
        <InsField m={m} name="ins" value={fields.ins} errors={errors} />
        <div class="pair">
          <NameField m={m} name="nom" label={t.family} value={fields.family} errors={errors} />
          <NameField m={m} name="prenom" label={t.given} value={fields.given} errors={errors} />
        </div>
        <DateField
          m={m}
          name="naissance"
          legend={t.birth}
          hint={t.birthHint}
          value={{ day: fields.day, month: fields.month, year: fields.year }}
          error={errorOf(errors, 'naissance')}
        />
        <Radios
          m={m}
          name="sexe"
          legend={`${t.sex} (${m.common.form.optional})`}
          value={fields.sex}
          options={[
            { value: 'female', label: t.female },
            { value: 'male', label: t.male },
          ]}
        />
        <Actions>
          <Button icon="search">{t.submit}</Button>
        </Actions>
      </PostForm>
    </section>
  );
}

/** One number, one reason: the fast lane of regulation. */
function SamuForm({ view: { m, csrf, samu } }: { view: HomeView }): VNode {
  const t = m.professional;
  const errors = (samu?.faults ?? []).map((fault): FormError =>
    fault === 'reasonMissing'
      ? { field: 'samu-motif', text: t.samu.reasonMissing }
      : { field: 'samu-ins', text: t.find.faults[fault] },
  );
  return (
    <section class="sheet sheet-pad block samu" aria-labelledby="regulation">
      <h2 id="regulation">{t.samu.title}</h2>
      <p>{t.samu.lead}</p>
      <ErrorSummary m={m} errors={errors} />
      <PostForm action={SAMU} csrf={csrf}>
        <InsField m={m} name="samu-ins" value={samu?.ins} errors={errors} />
        <TextField
          m={m}
          name="samu-motif"
          label={t.samu.reason}
          hint={t.samu.reasonHint}
          autocomplete="off"
          maxLength={200}
          value={samu?.reason}
          error={errorOf(errors, 'samu-motif')}
        />
        <Actions>
          <Button kind="danger" icon="siren">
            {t.samu.submit}
          </Button>
        </Actions>
      </PostForm>
    </section>
  );
}

function Recent({ view: { m, csrf, patient, recent } }: { view: HomeView }): VNode | null {
  const t = m.professional.home;
  if (recent.length === 0) return null;
  return (
    <section aria-labelledby="recents">
      <h2 id="recents">{t.recent}</h2>
      <p class="soft">{t.recentLead}</p>
      <ItemList>
        {recent.map((one) => {
          const open = one.recordId === patient?.recordId;
          return (
            <Item
              key={one.key}
              icon="person"
              title={one.displayName}
              href={open ? PATIENT : undefined}
              meta={formatDay(one.birthDate, m.lang)}
              marks={open ? <Tag tone="primary">{t.inHand}</Tag> : undefined}
              actions={
                open ? (
                  <LinkButton href={PATIENT} kind="secondary" small about={one.displayName}>
                    {t.reopen}
                  </LinkButton>
                ) : (
                  <PostButton
                    action={REOPEN}
                    csrf={csrf}
                    fields={{ patient: one.key }}
                    kind="secondary"
                    small
                    about={one.displayName}
                  >
                    {t.reopen}
                  </PostButton>
                )
              }
            />
          );
        })}
      </ItemList>
    </section>
  );
}
