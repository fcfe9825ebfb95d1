// The last short pages of an activation: first choices, what the Samu would see, done.
import type { VNode } from 'preact';
import type { Preferences } from '../access/index.js';
import type { Preview } from '../record/index.js';
import {
  Actions,
  Button,
  Checkboxes,
  DefinitionList,
  formatDay,
  LinkButton,
  Notice,
  PostForm,
  Radios,
  Steps,
  type Messages,
} from '../web/index.js';

interface Props {
  readonly m: Messages;
  readonly csrf: string;
  readonly preferences: Preferences;
}

/** Body of `/activer/choix`. Posts `nouveaux` and `urgence` (several) there. */
export function FirstChoicesPage({ m, csrf, preferences }: Props): VNode {
  const t = m.activation.choices;
  const allowed = [
    ...(preferences.objectsToSamu ? [] : ['samu']),
    ...(preferences.objectsToEmergency ? [] : ['bris-de-glace']),
    ...(preferences.objectsToHiddenInEmergency ? [] : ['masques']),
  ];
  return (
    <div class="narrow">
      <Steps m={m} steps={m.activation.steps} current={4} />
      <PostForm action="/activer/choix" csrf={csrf} class="sheet sheet-pad">
        <Radios
          m={m}
          name="nouveaux"
          legend={t.newDocuments}
          value={preferences.hidesNewDocuments ? 'masques' : 'visibles'}
          options={[
            { value: 'visibles', label: t.visible, hint: t.visibleHint },
            { value: 'masques', label: t.hidden, hint: t.hiddenHint },
          ]}
        />
        <Checkboxes
          m={m}
          name="urgence"
          legend={t.emergency}
          hint={t.emergencyHint}
          values={allowed}
          options={[
            { value: 'samu', label: t.samu },
            { value: 'bris-de-glace', label: t.breakGlass },
            { value: 'masques', label: t.masked },
          ]}
        />
        <Actions>
          <Button>{t.save}</Button>
          <a class="btn btn-quiet" href="/activer/apercu">
            {t.skip}
          </a>
        </Actions>
      </PostForm>
    </div>
  );
}

/** Titles on this page; the whole list is under « Voir comme… ». */
const TITLES = 8;

/** Body of `/activer/apercu`. */
export function SamuPreviewPage({ m, preview }: { m: Messages; preview: Preview }): VNode {
  const t = m.activation.preview;
  const { person, documents } = preview;
  const seen = documents.filter(({ decision, onDemand }) => decision.allowed && !onDemand);
  return (
    <div class="narrow">
      <Steps m={m} steps={m.activation.steps} current={5} />
      {!preview.record.allowed ? (
        <Notice m={m} tone="warning">
          <p>{t.refused}</p>
        </Notice>
      ) : (
        <div class="sheet sheet-pad">
          <DefinitionList
            items={[
              {
                term: t.identity,
                value: `${person.givenNames.join(' ')} ${person.familyName}, ${formatDay(person.birthDate, m.lang)}`,
              },
              {
                term: t.documents,
                value:
                  documents.length === 0 ? (
                    t.none
                  ) : (
                    <>
                      {t.some(String(seen.length), String(documents.length))}
                      <ul>
                        {seen.slice(0, TITLES).map(({ document: { id, title } }) => (
                          <li key={id}>{title}</li>
                        ))}
                      </ul>
                    </>
                  ),
              },
            ]}
          />
        </div>
      )}
      <Actions>
        <LinkButton href="/activer/fait">{t.done}</LinkButton>
        <LinkButton href="/activer/choix" kind="quiet">
          {t.change}
        </LinkButton>
      </Actions>
    </div>
  );
}
