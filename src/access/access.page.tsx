// Who has access: people, consents, blocks, and the switches. Each thing says its state in a word and its consequence in a sentence.
import type { ComponentChildren, VNode } from 'preact';
import type { ProfessionalWords } from '../citizen/index.js';
import {
  formatDate,
  Item,
  ItemList,
  LinkButton,
  Mark,
  Notice,
  PostButton,
  SectionNav,
  Setting,
  type Messages,
} from '../web/index.js';
import type { Preferences } from './index.js';

export interface AccessPerson extends ProfessionalWords {
  readonly since: number;
  readonly blocked: boolean;
}

export interface AccessConsent extends ProfessionalWords {
  readonly consentId: string;
  readonly givenAt: number;
  readonly until: number;
}

export interface AccessView {
  readonly m: Messages;
  readonly csrf: string;
  readonly attending: readonly AccessPerson[];
  readonly team: readonly (AccessPerson & { readonly administrator: boolean })[];
  readonly consents: readonly AccessConsent[];
  readonly blocked: readonly AccessPerson[];
  readonly preferences: Preferences;
  readonly attendingSeesHidden: boolean;
}

export const blockHref = (id: string): string => `/acces/bloquer?professionnel=${encodeURIComponent(id)}`;

export const AccessSections = ({ m, current }: { m: Messages; current: string }): VNode => (
  <SectionNav
    label={m.access.sections.label}
    current={current}
    links={[
      { href: '/acces', label: m.access.sections.people, icon: 'people' },
      { href: '/acces/professions', label: m.access.sections.professions, icon: 'care' },
      { href: '/acces/voir-comme', label: m.preview.link, icon: 'eye' },
    ]}
  />
);

export function AccessPage(view: AccessView): VNode {
  const { m, attending, team, attendingSeesHidden } = view;
  const t = m.access;
  return (
    <>
      <AccessSections m={m} current="/acces" />
      <Part id="medecin" title={t.attending.title} text={t.attending.text}>
        <People m={m} people={attending} none={t.attending.none} />
        {attending.length > 0 && <p class="soft">{attendingSeesHidden ? t.attendingLaw.on : t.attendingLaw.off}</p>}
      </Part>
      <Part id="equipe" title={t.team.title} text={t.team.text}>
        <People
          m={m}
          people={team.map((one) =>
            one.administrator
              ? { ...one, detail: [t.team.administrator, one.detail].filter((part) => part !== undefined).join(', ') }
              : one,
          )}
          none={t.team.none}
        />
      </Part>
      <Consents view={view} />
      <Blocks view={view} />
      <Emergencies view={view} />
      <Notice m={m} title={t.never.title}>
        <p>{t.never.text}</p>
      </Notice>
    </>
  );
}

function Part({
  id,
  title,
  text,
  children,
}: {
  id: string;
  title: string;
  text?: string | undefined;
  children: ComponentChildren;
}): VNode {
  return (
    <section class="block" id={id}>
      <h2>{title}</h2>
      {text !== undefined && <p class="soft">{text}</p>}
      {children}
    </section>
  );
}

function People({ m, people, none }: { m: Messages; people: readonly AccessPerson[]; none: string }): VNode {
  if (people.length === 0) return <p>{none}</p>;
  return (
    <ItemList>
      {people.map((one) => (
        <Item
          icon="care"
          title={one.name}
          meta={[one.detail, m.access.since(formatDate(one.since, m.lang))].filter(Boolean).join(' · ')}
          marks={one.blocked ? <Mark kind="blocked" m={m} /> : undefined}
          actions={
            one.blocked ? undefined : (
              <LinkButton href={blockHref(one.id)} kind="secondary" icon="block" small about={one.name}>
                {m.access.blocks.block}
              </LinkButton>
            )
          }
          key={one.id}
        />
      ))}
    </ItemList>
  );
}

function Consents({ view: { m, csrf, consents } }: { view: AccessView }): VNode {
  const t = m.access.consents;
  return (
    <Part id="accords" title={t.title} text={consents.length === 0 ? undefined : t.text}>
      {consents.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <ItemList>
          {consents.map((one) => (
            <Item
              icon="check"
              title={one.name}
              meta={[one.detail, t.given(formatDate(one.givenAt, m.lang)), t.until(formatDate(one.until, m.lang))]
                .filter(Boolean)
                .join(' · ')}
              actions={
                <>
                  <PostButton
                    action="/acces/accords/fin"
                    csrf={csrf}
                    fields={{ accord: one.consentId, professionnel: one.id }}
                    kind="secondary"
                    small
                    about={one.name}
                  >
                    {t.end}
                  </PostButton>
                  <LinkButton href={blockHref(one.id)} kind="quiet" icon="block" small about={one.name}>
                    {m.access.blocks.block}
                  </LinkButton>
                </>
              }
              key={one.consentId}
            />
          ))}
        </ItemList>
      )}
    </Part>
  );
}

function Blocks({ view: { m, csrf, blocked } }: { view: AccessView }): VNode {
  const t = m.access.blocks;
  return (
    <Part id="blocages" title={t.title} text={blocked.length === 0 ? undefined : t.text}>
      {blocked.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <ItemList>
          {blocked.map((one) => (
            <Item
              icon="block"
              title={one.name}
              meta={[one.detail, t.since(formatDate(one.since, m.lang))].filter(Boolean).join(' · ')}
              marks={<Mark kind="blocked" m={m} />}
              actions={
                <PostButton
                  action="/acces/debloquer"
                  csrf={csrf}
                  fields={{ professionnel: one.id }}
                  kind="secondary"
                  icon="unlock"
                  small
                  about={one.name}
                >
                  {t.unblock}
                </PostButton>
              }
              key={one.id}
            />
          ))}
        </ItemList>
      )}
      <p>
        <LinkButton href="/acces/bloquer" kind="secondary" icon="block">
          {t.other}
        </LinkButton>
      </p>
    </Part>
  );
}

/** The switches say what is allowed; in the record stands what is objected to. */
function Emergencies({ view: { m, csrf, preferences } }: { view: AccessView }): VNode {
  const t = m.access.emergency;
  const rows = [
    ['objectsToSamu', t.samu],
    ['objectsToEmergency', t.breakGlass],
    ['objectsToHiddenInEmergency', t.hidden],
  ] as const;
  const news = m.access.newDocuments;
  return (
    <>
      <Part id="urgence" title={t.title} text={t.text}>
        <div class="sheet">
          {rows.map(([name, words]) => {
            const allowed = !preferences[name];
            return (
              <Setting
                m={m}
                title={words.title}
                on={allowed}
                action="/acces/reglages"
                csrf={csrf}
                fields={{ reglage: name, valeur: allowed ? 'oui' : 'non' }}
                changeLabel={allowed ? words.turnOff : words.turnOn}
                key={name}
              >
                <p>{allowed ? words.on : words.off}</p>
              </Setting>
            );
          })}
        </div>
      </Part>
      <Part id="nouveaux-documents" title={news.title}>
        <div class="sheet">
          <Setting
            m={m}
            title={news.name}
            on={preferences.hidesNewDocuments}
            action="/acces/reglages"
            csrf={csrf}
            fields={{ reglage: 'hidesNewDocuments', valeur: preferences.hidesNewDocuments ? 'non' : 'oui' }}
            changeLabel={preferences.hidesNewDocuments ? news.turnOff : news.turnOn}
          >
            <p>{preferences.hidesNewDocuments ? news.on : news.off}</p>
          </Setting>
        </div>
      </Part>
    </>
  );
}
