// The foot of every page: help that needs no screen first, then the links.
import type { VNode } from 'preact';
import { Icon } from './icons.js';
import type { Messages } from './messages/index.js';
import { type Site, telephoneHref } from './site.js';

export function Footer({ m, site }: { m: Messages; site: Site }): VNode {
  const { help } = site;
  const links = [
    ['/assistance', m.common.footer.help],
    ['/verifier-un-message', m.common.footer.verify],
    ['/accessibilite', m.common.footer.accessibility],
    ['/donnees-personnelles', m.common.footer.personalData],
    ['/pro', m.common.footer.professionals],
  ] as const;
  return (
    <footer class="footer">
      <div class="wide">
        <div class="footer-columns">
          <section>
            <h2>{m.common.footer.title}</h2>
            <a class="phone" href={telephoneHref(help.phone)}>
              <Icon name="phone" />
              {help.phone}
            </a>
            <p>
              {help.hours[m.lang]}. {m.common.footer.freeCall}.
            </p>
          </section>
          <section>
            <h2>{m.common.footer.relay}</h2>
            <ul>
              <li>
                <a href={help.relayUrl}>{m.common.footer.relayLink}</a>
              </li>
            </ul>
            <p>{help.hours[m.lang]}.</p>
          </section>
          <nav aria-label={m.common.footer.links}>
            <h2>{m.common.footer.links}</h2>
            <ul>
              {links.map(([href, label]) => (
                <li key={href}>
                  <a href={href}>{label}</a>
                </li>
              ))}
            </ul>
          </nav>
        </div>
        <p class="footer-end">
          <strong>{m.common.footer.emergency}</strong>
          <br />
          {m.common.footer.about}
        </p>
      </div>
    </footer>
  );
}

/** Without script the page comes again by itself: where somebody waits for somebody else. */
export const Refresh = ({ seconds, href }: { seconds: number; href?: string | undefined }): VNode => (
  <noscript>
    <meta http-equiv="refresh" content={href === undefined ? String(seconds) : `${seconds}; url=${href}`} />
  </noscript>
);
