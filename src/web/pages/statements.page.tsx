// Static pages of trust: checking a message, accessibility, personal data.
import type { VNode } from 'preact';
import { Icon, type IconName } from '../icons.js';
import type { Messages } from '../messages/index.js';
import type { HelpLine } from '../site.js';

interface Props {
  readonly m: Messages;
  readonly help: HelpLine;
}

function Marked({ texts, icon }: { texts: readonly string[]; icon: IconName }): VNode {
  return (
    <ul class={icon === 'check' ? 'ticks' : 'crosses'}>
      {texts.map((text) => (
        <li key={text}>
          <Icon name={icon} />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}

const Bullets = ({ texts }: { texts: readonly string[] }): VNode => (
  <ul>
    {texts.map((text) => (
      <li key={text}>{text}</li>
    ))}
  </ul>
);

/** Body of `/verifier-un-message`. */
export function VerifyMessagePage({ m, help }: Props): VNode {
  const t = m.verify;
  return (
    <>
      <div class="columns section">
        <section class="sheet sheet-pad">
          <h2>{t.oursTitle}</h2>
          <Marked texts={t.ours} icon="check" />
        </section>
        <section class="sheet sheet-pad">
          <h2>{t.notOursTitle}</h2>
          <Marked texts={t.notOurs} icon="close" />
        </section>
      </div>
      <section class="section narrow">
        <h2>{t.doTitle}</h2>
        <ol class="numbered">
          {t.doSteps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </section>
      <section class="narrow">
        <h2>{t.gaveTitle}</h2>
        <Bullets texts={[t.gavePassword(help.phone), t.gaveBank, t.gavePolice]} />
      </section>
    </>
  );
}

/** Body of `/accessibilite`: the declaration, with what is missing. */
export function AccessibilityPage({ m, help }: Props): VNode {
  const t = m.accessibility;
  return (
    <div class="narrow">
      <h2>{t.stateTitle}</h2>
      <p>
        <strong>{t.state}</strong>
      </p>
      <p>{t.stateWhy}</p>
      <h2>{t.doneTitle}</h2>
      <Marked texts={t.done} icon="check" />
      <h2>{t.missingTitle}</h2>
      <Bullets texts={t.missing} />
      <h2>{t.contactTitle}</h2>
      <p>
        {t.contact(help.phone)} <a href={help.relayUrl}>{m.help.relayLink}</a>
      </p>
      <h2>{t.rightsTitle}</h2>
      <p>{t.rights}</p>
      <p>{t.rightsAddress}</p>
    </div>
  );
}

/** Body of `/donnees-personnelles`. */
export function PersonalDataPage({ m, help }: Props): VNode {
  const t = m.personalData;
  return (
    <div class="narrow">
      <h2>{t.whatTitle}</h2>
      <Bullets texts={t.what} />
      <h2>{t.whyTitle}</h2>
      <p>{t.why}</p>
      <h2>{t.whoTitle}</h2>
      <p>{t.who}</p>
      <h2>{t.protectedTitle}</h2>
      <Marked texts={t.protected} icon="check" />
      <h2>{t.durationTitle}</h2>
      <p>{t.duration}</p>
      <h2>{t.rightsTitle}</h2>
      <Bullets texts={t.rights} />
      <p>{t.contact(help.phone)}</p>
      <h2>{t.cookiesTitle}</h2>
      <p>{t.cookies}</p>
    </div>
  );
}
