// The stand-in's own pages. They look like nothing of Carnet's, and say first of all what they are.
import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { messagesFor, type Lang } from '../../web/index.js';
import type { DemoProfessional } from '../persona.model.js';

const STYLE = `
:root{color-scheme:light dark}
body{font:1.0625rem/1.5 system-ui,sans-serif;margin:0;background:Canvas;color:CanvasText}
main{max-width:46rem;margin:0 auto;padding:1.5rem 1rem 3rem}
.what{border:3px dashed currentColor;padding:.75rem 1rem;margin:0 0 1.5rem}
.what p{margin:0}
label{display:block;font-weight:600;margin-top:1rem}
input{display:block;font:inherit;box-sizing:border-box;width:100%;max-width:24rem;min-height:2.75rem;padding:.5rem .75rem;border:1px solid;border-radius:.25rem;background:Field;color:FieldText}
button{font:inherit;font-weight:600;min-height:2.75rem;padding:.5rem 1.25rem;margin:1.25rem .75rem 0 0;border:2px solid;border-radius:.25rem;background:ButtonFace;color:ButtonText;cursor:pointer}
button:focus-visible,input:focus-visible,a:focus-visible{outline:3px solid;outline-offset:2px}
.wrong{border-left:.4rem solid;padding:.5rem .75rem}
ul{list-style:none;padding:0;margin:0}
li{border-top:1px solid GrayText;padding:.6rem 0}
li button{margin-top:.4rem}
code{overflow-wrap:anywhere}
h2{margin-top:2.5rem;font-size:1.2rem}
`;

interface SignInView {
  readonly lang: Lang;
  readonly action: string;
  /** For the page's only style sheet. */
  readonly nonce: string;
  readonly professionals: readonly DemoProfessional[];
  readonly wrong?: boolean;
  readonly username?: string;
}

const whole = (lang: Lang, title: string, nonce: string, body: ComponentChildren): string =>
  `<!doctype html>${renderToString(
    <html lang={lang}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <style nonce={nonce} dangerouslySetInnerHTML={{ __html: STYLE }} />
      </head>
      <body>
        <main>{body}</main>
      </body>
    </html>,
  )}`;

/** Username and password; below, every professional of the demo with a button that signs them in. */
export function signInPage({ lang, action, nonce, professionals, wrong = false, username }: SignInView): string {
  const t = messagesFor(lang).professionalSignIn.standIn;
  return whole(
    lang,
    wrong ? `${t.wrongTitle} · ${t.title}` : t.title,
    nonce,
    <>
      <div class="what">
        <p>
          <strong>{t.what}</strong> {t.whatMore}
        </p>
      </div>
      <h1>{t.title}</h1>
      {wrong && (
        <p class="wrong" role="alert">
          <strong>{t.wrongTitle}.</strong> {t.wrong}
        </p>
      )}
      <form method="post" action={action}>
        <label for="username">{t.username}</label>
        <input id="username" name="username" autoComplete="username" value={username} />
        <label for="password">{t.password}</label>
        <input id="password" name="password" type="password" autoComplete="current-password" />
        <button type="submit">{t.submit}</button>
        <button type="submit" name="cancel" value="yes">
          {t.cancel}
        </button>
      </form>
      <h2>{t.accounts}</h2>
      <p>{t.accountsText}</p>
      <ul>
        {professionals.map((one) => (
          <Account one={one} action={action} lang={lang} key={one.key} />
        ))}
      </ul>
    </>,
  );
}

function Account({ one, action, lang }: { one: DemoProfessional; action: string; lang: Lang }): VNode {
  const t = messagesFor(lang).professionalSignIn.standIn;
  const name = `${one.givenName} ${one.familyName}`;
  return (
    <li>
      <strong>{name}</strong>, {(one.specialityLabel ?? one.professionLabel).replace(/ \(.*\)$/, '')}
      <br />
      {one.structures.map((structure) => structure.name).join(' · ')}
      <br />
      <code>{one.username}</code> · <code>{one.password}</code>
      <form method="post" action={action}>
        <input type="hidden" name="username" value={one.username} />
        <input type="hidden" name="password" value={one.password} />
        <button type="submit">{t.signInAs(name)}</button>
      </form>
    </li>
  );
}

/** A fault that cannot be sent back to the house: an expired page, a request that nobody of ours makes. */
export function errorPage(error: string): string {
  const t = messagesFor('fr').professionalSignIn.standIn;
  return whole(
    'fr',
    t.errorTitle,
    '',
    <>
      <div class="what">
        <p>
          <strong>{t.what}</strong>
        </p>
      </div>
      <h1>{t.errorTitle}</h1>
      <p>
        {t.errorText} <a href="/pro/connexion">{t.again}</a>
      </p>
      <p>
        <code>{error}</code>
      </p>
    </>,
  );
}
