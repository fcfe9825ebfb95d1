// The frame of every page: language, title, skip link, header, emergency band, message with undo, footer.
import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { PostButton } from './components/button.js';
import { Icon, Logo } from './icons.js';
import { type Lang } from './language.js';
import { type Messages, messagesFor } from './messages/index.js';
import { type Audience, type Door, DOORS, HOMES } from './shell-doors.js';
import { Footer, Refresh } from './shell-footer.js';
import type { Site } from './site.js';

/** Break-glass or Samu access under way: shown on every page for as long as it lasts. */
export interface EmergencyBand {
  readonly person: string;
  readonly reason: string;
  /** Where the form that ends it posts. */
  readonly leaveAction: string;
  readonly fields?: Readonly<Record<string, string>> | undefined;
}

/** What has just happened, said once on the next page, with the way to take it back. */
export interface Flash {
  readonly text: string;
  readonly tone?: 'success' | 'error' | undefined;
  readonly undo?:
    | { readonly action: string; readonly fields?: Readonly<Record<string, string>>; readonly label?: string }
    | undefined;
}

export interface Page {
  /** The page's h1, and with « · Carnet » its title. */
  readonly title: string;
  readonly lang: Lang;
  /** Path and query of this page: the language switch comes back to it, the menu marks the door it belongs to. */
  readonly path: string;
  readonly audience: Audience;
  readonly user?: { readonly name: string; readonly detail?: string | undefined } | undefined;
  /** Needed as soon as someone is signed in (sign-out) or a form is shown. */
  readonly csrf?: string | undefined;
  readonly emergency?: EmergencyBand | undefined;
  readonly flash?: Flash | undefined;
  readonly breadcrumb?: readonly { readonly label: string; readonly href: string }[] | undefined;
  /** A sentence or two under the h1. */
  readonly lead?: ComponentChildren;
  /** Buttons beside the h1. */
  readonly headActions?: ComponentChildren;
  /** True when the body brings its own h1 (same text as `title`). */
  readonly ownHeading?: boolean | undefined;
  /** True when a form came back with errors: the title says so first. */
  readonly hasErrors?: boolean | undefined;
  /** Public pages may be indexed; everything else is not. */
  readonly indexed?: boolean | undefined;
  /** Without script the page comes again after so many seconds: where somebody waits for somebody else. */
  readonly refreshSeconds?: number | undefined;
  /** Where it comes from then; the same address by default. */
  readonly refreshHref?: string;
  readonly body: ComponentChildren;
}

/** The door a path belongs to: the longest one that starts it. */
function doorOf(path: string, doors: readonly Door[]): string | undefined {
  const plain = path.split('?')[0] ?? path;
  return doors
    .map((door) => door.href)
    .filter((href) => plain === href || plain.startsWith(`${href}/`))
    .sort((a, b) => b.length - a.length)[0];
}

const initials = (name: string): string =>
  name
    .split(/[\s-]+/)
    .filter((word) => /^\p{L}/u.test(word))
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');

/** The whole page as HTML text, doctype included. */
export function renderPage(page: Page, site: Site): string {
  return `<!doctype html>${renderToString(<Shell page={page} site={site} m={messagesFor(page.lang)} />)}`;
}

function Shell({ page, site, m }: { page: Page; site: Site; m: Messages }): VNode {
  const doors = DOORS[page.audience];
  const title = `${page.hasErrors === true ? `${m.common.form.errorPrefix} ` : ''}${page.title} · ${m.common.product}`;
  return (
    <html lang={page.lang}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        {page.indexed !== true && <meta name="robots" content="noindex, nofollow" />}
        <meta name="theme-color" media="(prefers-color-scheme: light)" content="#faf6ee" />
        <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#111a1b" />
        <link rel="stylesheet" href={site.assetUrl('carnet.css')} />
        <link rel="icon" type="image/svg+xml" href={site.assetUrl('icon.svg')} />
        <link rel="apple-touch-icon" href={site.assetUrl('icon-192.png')} />
        <link rel="manifest" href={site.assetUrl('manifest.webmanifest')} />
        {page.refreshSeconds !== undefined && <Refresh seconds={page.refreshSeconds} href={page.refreshHref} />}
        <script type="module" src={site.assetUrl('carnet.js')} />
      </head>
      <body class={doors.length > 0 ? 'has-doors' : undefined}>
        <a class="btn skip" href="#contenu">
          {m.common.skip}
        </a>
        {site.demo && <DemoBand m={m} />}
        <Header page={page} m={m} doors={doors} />
        {page.emergency !== undefined && <Emergency band={page.emergency} csrf={page.csrf ?? ''} m={m} />}
        <main id="contenu" class="wide" tabIndex={-1}>
          {page.flash !== undefined && <FlashMessage flash={page.flash} csrf={page.csrf ?? ''} m={m} />}
          {page.breadcrumb !== undefined && <Breadcrumb links={page.breadcrumb} m={m} />}
          {page.ownHeading !== true && (
            <div class="page-head">
              <div>
                <h1>{page.title}</h1>
                {page.lead !== undefined && <p class="lead">{page.lead}</p>}
              </div>
              {page.headActions !== undefined && <div class="marks">{page.headActions}</div>}
            </div>
          )}
          {page.body}
        </main>
        <Footer m={m} site={site} />
      </body>
    </html>
  );
}

function Header({ page, m, doors }: { page: Page; m: Messages; doors: readonly Door[] }): VNode {
  const other: Lang = page.lang === 'fr' ? 'en' : 'fr';
  const current = doorOf(page.path, doors);
  const home = HOMES[page.audience];
  return (
    <header class="header">
      <div class="wide header-bar">
        <a class="brand" href={home}>
          <Logo />
          <span>{m.common.product}</span>
          <small>{m.common.promise}</small>
        </a>
        {page.user !== undefined && (
          <p class="who">
            <span class="initials" aria-hidden="true">
              {initials(page.user.name)}
            </span>
            <span class="who-name">
              <span class="unseen">{m.common.signedInAs('')}</span>
              {page.user.name}
              {page.user.detail !== undefined && <small>{page.user.detail}</small>}
            </span>
          </p>
        )}
        <div class="header-links">
          <a
            class="header-link language"
            href={`/langue?lang=${other}&retour=${encodeURIComponent(page.path)}`}
            lang={other}
            hrefLang={other}
          >
            <Icon name="language" />
            <span class="header-word">{m.common.otherLanguage}</span>
            <span class="header-short" aria-hidden="true">
              {m.common.otherLanguageShort}
            </span>
          </a>
          {page.audience === 'anonymous' ? (
            <>
              <a class="header-link" href="/assistance">
                <Icon name="help" />
                <span class="header-word">{m.common.nav.help}</span>
              </a>
              <a class="header-link" href="/connexion">
                <Icon name="person" />
                <span class="header-word">{m.common.nav.signIn}</span>
              </a>
            </>
          ) : (
            page.csrf !== undefined && (
              <PostButton action="/deconnexion" csrf={page.csrf} kind="quiet" icon="leave">
                <span class="header-word">{m.common.signOut}</span>
              </PostButton>
            )
          )}
        </div>
      </div>
      {doors.length > 0 && (
        <nav class="nav nav-doors" aria-label={m.common.mainMenu}>
          <ul class="wide">
            {doors.map((door) => (
              <li key={door.href}>
                <a href={door.href} {...(door.href === current ? { 'aria-current': 'page' as const } : {})}>
                  <Icon name={door.icon} />
                  <span>{door.label(m)}</span>
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </header>
  );
}

function Emergency({ band, csrf, m }: { band: EmergencyBand; csrf: string; m: Messages }): VNode {
  return (
    <section class="emergency" aria-label={m.common.emergency.title}>
      <div class="wide">
        <Icon name="siren" />
        <p role="status">
          <strong>
            {m.common.emergency.title} : {band.person}
          </strong>
          <br />
          {m.common.emergency.reason(band.reason)}. {m.common.emergency.told}
        </p>
        <PostButton action={band.leaveAction} csrf={csrf} fields={band.fields} kind="secondary">
          {m.common.emergency.leave}
        </PostButton>
      </div>
    </section>
  );
}

function FlashMessage({ flash, csrf, m }: { flash: Flash; csrf: string; m: Messages }): VNode {
  const wrong = flash.tone === 'error';
  return (
    <div class={wrong ? 'flash flash-error' : 'flash'} role={wrong ? 'alert' : 'status'} tabIndex={-1} data-focus>
      <p>
        <Icon name={wrong ? 'problem' : 'done'} />
        <span>{flash.text}</span>
      </p>
      {flash.undo !== undefined && (
        <PostButton
          action={flash.undo.action}
          csrf={csrf}
          fields={flash.undo.fields}
          kind="secondary"
          small
          icon="undo"
        >
          {flash.undo.label ?? m.common.undo}
        </PostButton>
      )}
    </div>
  );
}

function Breadcrumb({ links, m }: { links: readonly { label: string; href: string }[]; m: Messages }): VNode {
  return (
    <nav class="breadcrumb" aria-label={m.common.breadcrumb}>
      <ol>
        {links.map((link) => (
          <li key={link.href}>
            <Icon name="previous" />
            <a href={link.href}>{link.label}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function DemoBand({ m }: { m: Messages }): VNode {
  return (
    <section class="demo" aria-label={m.common.demo.title}>
      <div class="wide">
        <p>
          <strong>{m.common.demo.title}.</strong> {m.common.demo.text} <a href="/demo">{m.common.demo.logins}</a>
        </p>
      </div>
    </section>
  );
}
