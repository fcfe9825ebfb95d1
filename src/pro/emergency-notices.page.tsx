// Emergency accesses to the records of one's own patients, after the fact.
import type { VNode } from 'preact';
import { actorDetail, actorName } from '../access/index.js';
import {
  EmptyPicture,
  EmptyState,
  formatDateTime,
  formatDay,
  Item,
  ItemList,
  LinkButton,
  Notice,
  PostButton,
  type Messages,
} from '../web/index.js';
import type { EmergencyNotices } from './emergency-notices.act.js';
import { HOME_PATH } from './patient.page.js';

export const EMERGENCIES = '/pro/urgences';

export interface EmergenciesView {
  readonly m: Messages;
  readonly csrf: string;
  readonly patients: readonly (EmergencyNotices & { readonly key: string })[];
}

export function EmergenciesPage({ m, csrf, patients }: EmergenciesView): VNode {
  const t = m.professional.emergencies;
  return (
    <>
      <Notice m={m}>
        <p>{t.how}</p>
      </Notice>
      {patients.length === 0 ? (
        <EmptyState
          picture={<EmptyPicture />}
          title={t.none}
          action={
            <LinkButton href={HOME_PATH} kind="secondary">
              {m.professional.home.title}
            </LinkButton>
          }
        >
          <p>{t.noneText}</p>
        </EmptyState>
      ) : (
        <ItemList label={t.title}>
          {patients.flatMap(({ person, notices, key }) =>
            notices.map(({ id, told }) => {
              const name = [person.givenNames[0] ?? '', person.familyName].join(' ').trim();
              const who = [actorName(told, m), actorDetail(told, m)].filter((part) => part !== '').join(', ');
              return (
                <Item
                  key={id}
                  icon="siren"
                  title={t.patient(name, formatDay(person.birthDate, m.lang))}
                  meta={
                    <>
                      {t.opened(who, formatDateTime(told.at, m.lang))}
                      <br />
                      {told.reason === undefined ? m.history.urgent.noReason : m.history.reason(told.reason)}
                    </>
                  }
                  actions={
                    <PostButton
                      action={`${EMERGENCIES}/vu`}
                      csrf={csrf}
                      fields={{ patient: key, avis: id }}
                      kind="secondary"
                      icon="check"
                      small
                      about={name}
                    >
                      {t.see}
                    </PostButton>
                  }
                />
              );
            }),
          )}
        </ItemList>
      )}
    </>
  );
}
