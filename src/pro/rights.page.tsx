// What a professional does about access for the person: the consent for a colleague, who looked, a block by the administrator.
import type { VNode } from 'preact';
import { actorDetail, actorName } from '../access/index.js';
import type { TraceLine } from '../audit/index.js';
import {
  Actions,
  Button,
  Card,
  Checkbox,
  EmptyState,
  ErrorSummary,
  errorOf,
  Feed,
  FeedDay,
  FeedEntry,
  formatDayNear,
  formatTime,
  Icon,
  machineTime,
  NothingFoundPicture,
  PostForm,
  Radios,
  type FormError,
  type Messages,
} from '../web/index.js';
import type { Structure } from '../identity/index.js';
import { CONSENT_TERMS, type ConsentTerm } from './access.page.js';
import { PATIENT } from './patient.page.js';

export const COLLEAGUE = `${PATIENT}/confrere`;
export const RECORD_HISTORY = `${PATIENT}/historique`;
export const ADMINISTRATOR_BLOCK = `${PATIENT}/bloquer`;

/** Where these acts are found: each says for whom it is, whoever looks. */
export function RightsLinks({ m }: { m: Messages }): VNode {
  const t = m.professionalRights.links;
  return (
    <Card title={t.title} icon="people">
      <ul>
        <li>
          <a href={COLLEAGUE}>{t.colleague}</a> <span class="soft">{t.colleagueFor}</span>
        </li>
        <li>
          <a href={RECORD_HISTORY}>{t.history}</a> <span class="soft">{t.historyFor}</span>
        </li>
        <li>
          <a href={ADMINISTRATOR_BLOCK}>{t.block}</a> <span class="soft">{t.blockFor}</span>
        </li>
      </ul>
    </Card>
  );
}

const Consequences = ({ lines }: { lines: readonly string[] }): VNode => (
  <ul class="consequences">
    {lines.map((line) => (
      <li key={line}>
        <Icon name="next" />
        <span>{line}</span>
      </li>
    ))}
  </ul>
);

export const COLLEAGUE_FAULTS = ['consent-missing', 'place-missing'] as const;
export type ColleagueFault = (typeof COLLEAGUE_FAULTS)[number];

export function ColleagueForm({
  m,
  csrf,
  patientKey,
  idNatPs,
  detail,
  places,
  fault,
}: {
  m: Messages;
  csrf: string;
  patientKey: string;
  idNatPs: string;
  detail: string | undefined;
  places: readonly Structure[];
  fault: ColleagueFault | undefined;
}): VNode {
  const t = m.professionalRights.colleague;
  const access = m.professional.access;
  const term: ConsentTerm = 'today';
  const errors: FormError[] =
    fault === undefined ? [] : [{ field: fault === 'place-missing' ? 'lieu' : 'accord', text: t.errors[fault] }];
  return (
    <>
      <ErrorSummary m={m} errors={errors} />
      <div class="sheet sheet-pad narrow">
        {detail !== undefined && <p>{detail}</p>}
        <Consequences lines={t.consequences} />
        <PostForm action={COLLEAGUE} csrf={csrf} fields={{ patient: patientKey, professionnel: idNatPs }}>
          <Radios
            m={m}
            name="lieu"
            legend={t.place}
            error={errorOf(errors, 'lieu')}
            value={places.length === 1 ? places[0]?.id : undefined}
            options={places.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Radios
            m={m}
            name="duree"
            legend={access.term}
            hint={access.termHint}
            value={term}
            options={CONSENT_TERMS.map((value) => ({ value, label: access.terms[value] }))}
          />
          <Checkbox m={m} name="accord" label={t.statement} value="oui" error={errorOf(errors, 'accord')} />
          <Actions>
            <Button>{t.submit}</Button>
            <a href={COLLEAGUE} class="btn btn-quiet">
              {m.common.form.cancel}
            </a>
          </Actions>
        </PostForm>
      </div>
    </>
  );
}

export function BlockForm({
  m,
  csrf,
  patientKey,
  idNatPs,
  name,
}: {
  m: Messages;
  csrf: string;
  patientKey: string;
  idNatPs: string;
  name: string;
}): VNode {
  const t = m.professionalRights.block;
  return (
    <div class="sheet sheet-pad narrow">
      <Consequences lines={t.consequences} />
      <PostForm action={ADMINISTRATOR_BLOCK} csrf={csrf} fields={{ patient: patientKey, professionnel: idNatPs }}>
        <Actions>
          <Button kind="danger" icon="block">
            {t.submit(name)}
          </Button>
          <a href={ADMINISTRATOR_BLOCK} class="btn btn-quiet">
            {m.common.form.cancel}
          </a>
        </Actions>
      </PostForm>
    </div>
  );
}

export function RecordHistory({ m, lines, now }: { m: Messages; lines: readonly TraceLine[]; now: number }): VNode {
  const t = m.professionalRights.history;
  if (lines.length === 0)
    return (
      <EmptyState picture={<NothingFoundPicture />} title={t.none}>
        <p>{t.lead}</p>
      </EmptyState>
    );
  const days = Map.groupBy(lines, (line) => formatDayNear(line.at, now, m.lang));
  return (
    <Feed>
      {[...days].map(([label, entries]) => (
        <FeedDay label={label} key={label}>
          {entries.map((line) => (
            <HistoryEntry m={m} line={line} key={line.n} />
          ))}
        </FeedDay>
      ))}
    </Feed>
  );
}

function HistoryEntry({ m, line }: { m: Messages; line: TraceLine }): VNode {
  const t = m.professional.accesses;
  const acts: Readonly<Record<string, string>> = t.acts;
  const who = [actorName(line, m), actorDetail(line, m)].filter((part) => part !== '').join(', ');
  const urgent = line.situation !== 'normal';
  return (
    <FeedEntry
      icon={urgent ? 'siren' : line.act === 'document-deposit' || line.act === 'document-resend' ? 'upload' : 'eye'}
      tone={urgent ? 'danger' : 'plain'}
      dateTime={machineTime(line.at)}
      time={formatTime(line.at, m.lang)}
      more={line.reason === undefined ? undefined : <p class="soft">{m.common.emergency.reason(line.reason)}</p>}
    >
      {m.professionalRights.history.entry(who, t.entry(acts[line.act] ?? t.acts.other, line.object?.label ?? ''))}
    </FeedEntry>
  );
}
