// Settings on who has access: how long the consents last that professionals note, and the three switches for emergencies.
import type { VNode } from 'preact';
import { Button, PostForm, Select, Setting, type Messages } from '../web/index.js';
import type { Preferences } from './index.js';
import { Part } from './part.page.js';
import { STANDING_CHOICES } from './term-field.model.js';

export interface AccessSettingsView {
  readonly m: Messages;
  readonly csrf: string;
  readonly consentDays: number | undefined;
  readonly preferences: Preferences;
}

/** How long a consent lasts that a professional notes: set once, for those to come. */
export function StandingTerm({ view: { m, csrf, consentDays } }: { view: AccessSettingsView }): VNode {
  const t = m.whoReads.standing;
  const value = consentDays === undefined ? 'none' : String(consentDays);
  const choices: Readonly<Record<string, string>> = t.choices;
  const known = STANDING_CHOICES.some((choice) => choice === value);
  const words = choices[value] ?? t.days(consentDays ?? 0);
  const options = STANDING_CHOICES.map((choice) => ({ value: choice as string, label: t.choices[choice] }));
  return (
    <Part id="duree-des-accords" title={t.title} text={t.text}>
      <div class="sheet sheet-pad">
        <p>
          <strong>{t.current(words)}</strong>
        </p>
        <p>{t.explain}</p>
        <PostForm action="/acces/duree-des-accords" csrf={csrf}>
          <Select
            m={m}
            name="jours"
            label={t.legend}
            value={value}
            options={known ? options : [...options, { value, label: words }]}
          />
          <Button kind="secondary">{t.submit}</Button>
        </PostForm>
      </div>
    </Part>
  );
}

/** The switches say what is allowed; in the record stands what is objected to. */
export function Emergencies({ view: { m, csrf, preferences } }: { view: AccessSettingsView }): VNode {
  const t = m.access.emergency;
  const rows = [
    ['objectsToSamu', t.samu],
    ['objectsToEmergency', t.breakGlass],
    ['objectsToHiddenInEmergency', t.hidden],
  ] as const;
  return (
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
  );
}

/** What becomes of the record after the person's death: heirs may ask, unless the person opposes it. */
export function AfterDeath({ view: { m, csrf, preferences } }: { view: AccessSettingsView }): VNode {
  const t = m.access.afterDeath;
  const allowed = !preferences.objectsToHeirs;
  return (
    <Part id="deces" title={t.title} text={t.text}>
      <div class="sheet">
        <Setting
          m={m}
          title={t.setting.title}
          on={allowed}
          action="/acces/reglages"
          csrf={csrf}
          fields={{ reglage: 'objectsToHeirs', valeur: allowed ? 'oui' : 'non' }}
          changeLabel={allowed ? t.setting.turnOff : t.setting.turnOn}
        >
          <p>{allowed ? t.setting.on : t.setting.off}</p>
          <p class="soft">{t.follows}</p>
        </Setting>
      </div>
    </Part>
  );
}
