// Settings: who the person is, privacy, language, sign-ins, help.
import type { VNode } from 'preact';
import {
  DefinitionList,
  Details,
  formatDay,
  PostButton,
  telephoneHref,
  type HelpLine,
  type Messages,
} from '../web/index.js';
import type { Person } from '../identity/index.js';

export interface SettingsView {
  readonly m: Messages;
  readonly csrf: string;
  readonly person: Person;
  readonly help: HelpLine;
}

export function SettingsPage({ m, csrf, person, help }: SettingsView): VNode {
  const t = m.settings;
  const other = m.lang === 'fr' ? 'en' : 'fr';
  return (
    <div class="columns">
      <section class="sheet sheet-pad">
        <h2>{t.identity.title}</h2>
        <DefinitionList
          items={[
            { term: t.identity.familyName, value: person.familyName },
            { term: t.identity.givenNames, value: person.givenNames.join(', ') },
            { term: t.identity.sex, value: t.identity.sexes[person.sex] },
            { term: t.identity.birthDate, value: formatDay(person.birthDate, m.lang) },
            ...(person.birthPlace === undefined ? [] : [{ term: t.identity.birthPlace, value: person.birthPlace }]),
            { term: t.identity.ins, value: <MaskedIns m={m} value={person.ins.value} /> },
            ...(person.email === undefined ? [] : [{ term: t.identity.email, value: person.email }]),
            ...(person.phone === undefined ? [] : [{ term: t.identity.phone, value: person.phone }]),
          ]}
        />
        <p class="soft">{t.identity.wrong}</p>
      </section>
      <div class="document-side">
        <section class="sheet sheet-pad">
          <h2>{t.privacy.title}</h2>
          <ul class="side-links">
            <li>
              <a href="/acces">{t.privacy.access}</a>
            </li>
            <li>
              <a href="/acces#urgence">{t.privacy.emergency}</a>
            </li>
            <li>
              <a href="/acces#nouveaux-documents">{t.privacy.newDocuments}</a>
            </li>
            <li>
              <a href="/donnees-personnelles">{t.privacy.data}</a>
            </li>
            <li>
              <a href="/parametres/notifications">{m.notices.choices.link}</a>
            </li>
            <li>
              <a href="/signalements">{m.reports.link}</a>
            </li>
            <li>
              <a href="/parametres/emporter">{m.takeout.settingsLink}</a>
            </li>
            <li>
              <a href="/parametres/quitter">{m.leaving.settingsLink}</a>
            </li>
          </ul>
        </section>
        <section class="sheet sheet-pad">
          <h2>{t.language.title}</h2>
          <p>
            {t.language.current}.{' '}
            <a href={`/langue?lang=${other}&retour=%2Fparametres`} lang={other} hrefLang={other}>
              {t.language.change}
            </a>
          </p>
        </section>
        <section class="sheet sheet-pad">
          <h2>{t.sessions.title}</h2>
          <p>
            <a href="/parametres/connexion">{m.ownSignIn.link}</a>
          </p>
          <p>{t.sessions.text}</p>
          <PostButton action="/parametres/deconnexion-partout" csrf={csrf} kind="secondary" icon="leave">
            {t.sessions.everywhere}
          </PostButton>
        </section>
        <section class="sheet sheet-pad">
          <h2>{t.help.title}</h2>
          <p>{t.help.text}</p>
          <p>
            {t.help.call} <a href={telephoneHref(help.phone)}>{help.phone}</a>
          </p>
          <p>
            <a href="/assistance">{t.help.more}</a>
          </p>
        </section>
      </div>
    </div>
  );
}

/** The number's first figure only, until asked for: somebody may be looking over a shoulder. */
function MaskedIns({ m, value }: { m: Messages; value: string }): VNode {
  return (
    <>
      <span class="masked">{`${value.charAt(0)} •• •• •• ••• ••• ••`}</span>
      <Details summary={m.settings.identity.showIns}>
        <span class="masked">{grouped(value)}</span>
      </Details>
    </>
  );
}

/** 1 85 05 78 006 084 91, as on the card. */
const grouped = (value: string): string =>
  value.replace(/^(.)(..)(..)(..)(...)(...)(..)?$/, (_all, ...parts: (string | undefined)[]) =>
    parts
      .slice(0, 7)
      .filter((part) => part !== undefined)
      .join('\u00a0'),
  );
