// What the help-desk does about a request after a death: record it with its proofs, follow it. Nothing here knows what a record holds.
import type { VNode } from 'preact';
import { HEIR_GROUNDS, HEIR_QUALITIES, LONGEST_WHY, nameOfAsker, type HeirRequest } from '../heirs/index.js';
import type { SpaceState } from '../identity/index.js';
import {
  Actions,
  Button,
  DateField,
  Details,
  ErrorSummary,
  FileField,
  formatDate,
  Item,
  ItemList,
  Notice,
  PostButton,
  PostForm,
  Radios,
  Tag,
  TextArea,
  TextField,
  type Messages,
} from '../web/index.js';

export const DESK_HEIRS = '/assistance/poste/proches';

export type DeskHeirFault = keyof Messages['heirs']['desk']['faults'];

export interface DeskHeirsProps {
  readonly m: Messages;
  readonly csrf: string;
  readonly state: SpaceState;
  readonly requests: readonly HeirRequest[];
  readonly faults?: readonly DeskHeirFault[] | undefined;
  readonly typed: Readonly<Record<string, string>>;
}

const FIELD_OF: Readonly<Partial<Record<DeskHeirFault, string>>> = {
  name: 'prenom',
  address: 'adresse',
  contact: 'courriel',
  quality: 'qualite',
  ground: 'motif',
  why: 'raison',
  received: 'recu',
  since: 'depuis',
  identity: 'piece-identity',
  'quality-paper': 'piece-quality',
  death: 'piece-death',
  'heir-ground-is-for-parents': 'motif',
  'heir-ground-is-of-a-minor': 'motif',
};

const TONES = {
  waiting: 'caution',
  proposed: 'primary',
  granted: 'good',
  refused: 'plain',
  withdrawn: 'plain',
} as const;

/** Body of `/assistance/poste/proches`. */
export function DeskHeirsPage(props: DeskHeirsProps): VNode {
  const { m, state, faults } = props;
  const t = m.heirs.desk;
  return (
    <div class="columns">
      <div class="stack">
        <ErrorSummary m={m} errors={faults?.map((name) => ({ field: FIELD_OF[name], text: t.faults[name] }))} />
        {state === 'deceased' ? (
          <RequestForm {...props} />
        ) : (
          <Notice m={m} tone="warning">
            <p>{t.notReported}</p>
          </Notice>
        )}
      </div>
      <section class="sheet sheet-pad">
        <h2>{t.list}</h2>
        <Requests {...props} />
      </section>
    </div>
  );
}

function RequestForm({ m, csrf, faults, typed }: DeskHeirsProps): VNode {
  const t = m.heirs.desk;
  const of = (name: string): { value?: string; error?: string } => {
    const fault = faults?.find((one) => FIELD_OF[one] === name);
    return {
      ...(typed[name] === undefined ? {} : { value: typed[name] }),
      ...(fault === undefined ? {} : { error: t.faults[fault] }),
    };
  };
  const radios = (name: string) => of(name);
  return (
    <PostForm action={`${DESK_HEIRS}/enregistrer`} csrf={csrf} files class="sheet sheet-pad" label={t.title}>
      <h2>{t.who}</h2>
      <TextField m={m} name="prenom" label={t.given} autocomplete="off" {...of('prenom')} />
      <TextField m={m} name="nom" label={t.family} autocomplete="off" {...of('nom')} />
      <TextArea
        m={m}
        name="adresse"
        label={t.address}
        hint={t.addressHint}
        rows={4}
        maxLength={320}
        {...of('adresse')}
      />
      <TextField
        m={m}
        name="courriel"
        label={t.email}
        hint={t.contactHint}
        type="email"
        autocomplete="off"
        optional
        {...of('courriel')}
      />
      <TextField m={m} name="telephone" label={t.phone} type="tel" autocomplete="off" optional {...of('telephone')} />
      <Radios
        m={m}
        name="qualite"
        legend={t.quality}
        options={HEIR_QUALITIES.map((value) => ({ value, label: m.heirs.qualities[value] }))}
        {...radios('qualite')}
      />
      <Radios
        m={m}
        name="motif"
        legend={t.ground}
        options={HEIR_GROUNDS.map((value) => ({ value, label: m.heirs.grounds[value] }))}
        {...radios('motif')}
      />
      <TextArea m={m} name="raison" label={t.why} hint={t.whyHint} maxLength={LONGEST_WHY} {...of('raison')} />
      <TextField
        m={m}
        name="depuis"
        label={t.since}
        hint={t.sinceHint}
        inputMode="numeric"
        width={4}
        maxLength={4}
        autocomplete="off"
        optional
        {...of('depuis')}
      />
      <DateField
        m={m}
        name="recu"
        legend={t.received}
        {...(of('recu').error === undefined ? {} : { error: of('recu').error })}
      />
      {(['identity', 'quality', 'death'] as const).map((paper) => {
        const { error } = of(`piece-${paper}`);
        return (
          <FileField
            m={m}
            name={`piece-${paper}`}
            label={m.heirs.papers[paper]}
            accept=".pdf,.jpg,.jpeg,.png"
            {...(paper === 'death' ? { optional: true } : {})}
            {...(error === undefined ? {} : { error })}
            key={paper}
          />
        );
      })}
      <Actions>
        <Button>{t.submit}</Button>
      </Actions>
    </PostForm>
  );
}

function Requests({ m, csrf, requests }: DeskHeirsProps): VNode {
  const t = m.heirs.desk;
  if (requests.length === 0) return <p>{t.none}</p>;
  return (
    <ItemList label={t.list}>
      {requests.map((request) => {
        const { id, state, dueAt, reference, ground } = request;
        const open = state === 'waiting' || state === 'proposed';
        return (
          <Item
            key={id}
            icon="person"
            title={t.line(reference, nameOfAsker(request.asker))}
            meta={
              <>
                {m.heirs.grounds[ground]}. {open ? t.due(formatDate(dueAt, m.lang)) : ''}
              </>
            }
            marks={<Tag tone={TONES[state]}>{m.heirs.states[state]}</Tag>}
            actions={
              open ? (
                <Details summary={t.withdraw}>
                  <p>{t.withdrawSure}</p>
                  <PostButton action={`${DESK_HEIRS}/retirer`} csrf={csrf} kind="danger" fields={{ demande: id }}>
                    {t.withdraw}
                  </PostButton>
                </Details>
              ) : state === 'granted' ? (
                <PostButton action={`${DESK_HEIRS}/code`} csrf={csrf} kind="secondary" fields={{ demande: id }}>
                  {t.renew}
                </PostButton>
              ) : undefined
            }
          />
        );
      })}
    </ItemList>
  );
}
