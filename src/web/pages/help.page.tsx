// Help: people first (phone, relay, post, desk), then the frequent questions. The service worker keeps this page.
import type { VNode } from 'preact';
import { Details, Notice } from '../components/index.js';
import { Icon } from '../icons.js';
import type { Messages } from '../messages/index.js';
import { type HelpLine, telephoneHref } from '../site.js';

/** Body of `/assistance`. */
export function HelpPage({ m, help }: { m: Messages; help: HelpLine }): VNode {
  const t = m.help;
  return (
    <>
      <Notice m={m} tone="warning" title={t.urgentTitle}>
        <p>{t.urgentText}</p>
      </Notice>
      <div class="columns section">
        <section>
          <h2>{t.phoneTitle}</h2>
          <a class="phone big-phone" href={telephoneHref(help.phone)}>
            <Icon name="phone" />
            {help.phone}
          </a>
          <p>{help.hours[m.lang]}.</p>
          <p>{t.phoneText}</p>
        </section>
        <section id="relais">
          <h2>{t.relayTitle}</h2>
          <p>{t.relayText}</p>
          <a href={help.relayUrl} class="btn btn-secondary">
            <Icon name="hands" />
            <span>{t.relayLink}</span>
          </a>
        </section>
        <section>
          <h2>{t.postTitle}</h2>
          <p>{t.postText}</p>
          <p>{t.deskText}</p>
        </section>
      </div>
      <section class="section narrow">
        <h2>{t.questions}</h2>
        {Object.entries(t.answers).map(([key, { question, answer }]) => (
          <Details summary={question} key={key}>
            <p>{answer}</p>
          </Details>
        ))}
      </section>
      <ul>
        <li>
          <a href="/verifier-un-message">{t.sections.verify}</a>
        </li>
        <li>
          <a href="/proche">{m.heirs.door.title}</a>
        </li>
        <li>
          <a href="/accessibilite">{t.sections.accessibility}</a>
        </li>
        <li>
          <a href="/donnees-personnelles">{t.sections.personalData}</a>
        </li>
        <li>
          <a href="/assistance/poste">{t.sections.staff}</a>
        </li>
      </ul>
    </>
  );
}
