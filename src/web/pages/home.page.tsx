// The public home: what the space is, three choices, who sees what, how to recognise a fraud, help without a screen.
import type { VNode } from 'preact';
import { Icon, type IconName } from '../icons.js';
import { NotebookPicture } from '../illustrations.js';
import type { Messages } from '../messages/index.js';
import { type HelpLine, telephoneHref } from '../site.js';

/** Body of `/`. It brings its own h1 (`m.home.title`). */
export function HomePage({ m, help }: { m: Messages; help: HelpLine }): VNode {
  const t = m.home;
  return (
    <>
      <div class="hero">
        <div>
          <h1>{t.title}</h1>
          <p class="lead">{t.lead}</p>
        </div>
        <NotebookPicture />
      </div>

      <h2>{t.choices.title}</h2>
      <div class="choices-row">
        <Choice href="/activer" icon="letter" title={t.choices.activate} text={t.choices.activateText} main />
        <Choice href="/connexion" icon="person" title={t.choices.signIn} text={t.choices.signInText} />
        <Choice href="/opposition" icon="hide" title={t.choices.oppose} text={t.choices.opposeText} />
      </div>

      <section class="section">
        <h2>{t.finds.title}</h2>
        <ul class="features">
          <Feature icon="documents" title={t.finds.documentsTitle} text={t.finds.documents} />
          <Feature icon="people" title={t.finds.accessTitle} text={t.finds.access} />
          <Feature icon="eye" title={t.finds.historyTitle} text={t.finds.history} />
          <Feature icon="siren" title={t.finds.emergencyTitle} text={t.finds.emergency} />
        </ul>
      </section>

      <section class="section">
        <h2>{t.sees.title}</h2>
        <dl class="who-sees sheet">
          <Sees icon="person" who={t.sees.you} what={t.sees.youText} />
          <Sees icon="care" who={t.sees.carers} what={t.sees.carersText} />
          <Sees icon="siren" who={t.sees.urgent} what={t.sees.urgentText} tone="icon-urgent" />
          <Sees icon="block" who={t.sees.never} what={t.sees.neverText} tone="icon-never" />
        </dl>
        <p>
          <a href="/donnees-personnelles">{t.sees.more}</a>
        </p>
      </section>

      <section class="section fraud">
        <h2>{t.fraud.title}</h2>
        <p>{t.fraud.intro}</p>
        <ul>
          {(
            [
              ['card', t.fraud.bank],
              ['lock', t.fraud.password],
              ['letter', t.fraud.address],
            ] as const
          ).map(([icon, text]) => (
            <li key={icon}>
              <Icon name={icon} />
              <span>{text}</span>
            </li>
          ))}
        </ul>
        <a href="/verifier-un-message" class="btn btn-secondary">
          <Icon name="shield" />
          <span>{t.fraud.verify}</span>
        </a>
      </section>

      <section>
        <h2>{t.help.title}</h2>
        <p>{t.help.text}</p>
        <div class="columns">
          <div>
            <a class="phone big-phone" href={telephoneHref(help.phone)}>
              <Icon name="phone" />
              <span class="unseen">{t.help.call} </span>
              {help.phone}
            </a>
            <p>
              {help.hours[m.lang]}. {m.common.footer.freeCall}.
            </p>
          </div>
          <div>
            <h3>{t.help.relay}</h3>
            <p>{t.help.relayText}</p>
            <a href={help.relayUrl} class="btn btn-secondary">
              <Icon name="hands" />
              <span>{t.help.relayLink}</span>
            </a>
          </div>
        </div>
        <p>
          <a href="/assistance">{t.help.more}</a>
        </p>
      </section>
    </>
  );
}

interface ChoiceProps {
  readonly href: string;
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
  readonly main?: boolean;
}

function Choice({ href, icon, title, text, main }: ChoiceProps): VNode {
  return (
    <section class={`card card-link choice-card ${main === true ? 'card-primary' : 'card-plain'}`}>
      <span class="card-icon">
        <Icon name={icon} />
      </span>
      <h3 class="card-title">
        <a href={href}>{title}</a>
      </h3>
      <p>{text}</p>
      <span class="choice-go">
        <Icon name="next" />
      </span>
    </section>
  );
}

function Feature({ icon, title, text }: { icon: IconName; title: string; text: string }): VNode {
  return (
    <li>
      <span class="item-icon">
        <Icon name={icon} />
      </span>
      <h3>{title}</h3>
      <p>{text}</p>
    </li>
  );
}

function Sees({ icon, who, what, tone }: { icon: IconName; who: string; what: string; tone?: string }): VNode {
  return (
    <div>
      <dt class="seen-by">
        <span class={tone === undefined ? 'item-icon' : `item-icon ${tone}`}>
          <Icon name={icon} />
        </span>
        {who}
      </dt>
      <dd>{what}</dd>
    </div>
  );
}
