// The stand-in's own pages. They look like nothing of Carnet's, and say first of all what they are.
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { messagesFor, type Lang } from '../../web/index.js';
import type { DemoPerson } from '../persona.model.js';

const STYLE = `
:root{color-scheme:light dark}
body{font:1.0625rem/1.5 system-ui,sans-serif;margin:0;background:Canvas;color:CanvasText}
main{max-width:46rem;margin:0 auto;padding:1.5rem 1rem 3rem}
.what{border:3px dashed currentColor;padding:.75rem 1rem;margin:0 0 1.5rem}
.what p{margin:0}
button{font:inherit;font-weight:600;min-height:2.75rem;padding:.5rem 1.25rem;margin:.4rem .5rem 0 0;border:2px solid;border-radius:.25rem;background:ButtonFace;color:ButtonText;cursor:pointer}
button.weak{font-weight:400;border-style:dashed}
button:focus-visible,a:focus-visible{outline:3px solid;outline-offset:2px}
ul{list-style:none;padding:0;margin:0}
li{border-top:1px solid GrayText;padding:.6rem 0}
`;

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

interface PersonsView {
  readonly lang: Lang;
  readonly action: string;
  readonly nonce: string;
  readonly persons: readonly DemoPerson[];
}

/** Every persona with a button that signs them in with two proofs, and one with a single proof, which must not be enough. */
export function personsPage({ lang, action, nonce, persons }: PersonsView): string {
  const t = messagesFor(lang).nationalSignIn.standIn;
  return whole(
    lang,
    t.title,
    nonce,
    <>
      <div class="what">
        <p>
          <strong>{t.what}</strong> {t.whatMore}
        </p>
      </div>
      <h1>{t.title}</h1>
      <ul>
        {persons.map(({ key, givenNames, familyName, birthDate, birthPlace }) => {
          const name = `${givenNames[0] ?? ''} ${familyName}`;
          return (
            <li key={key}>
              <strong>{`${givenNames.join(' ')} ${familyName}`}</strong>
              <br />
              {t.born(birthDate, birthPlace)}
              <form method="post" action={action}>
                <input type="hidden" name="personne" value={key} />
                <button type="submit">{t.signInAs(name)}</button>
                <button type="submit" name="faible" value="oui" class="weak">
                  {t.weakAs(name)}
                </button>
              </form>
            </li>
          );
        })}
      </ul>
      <form method="post" action={action}>
        <button type="submit" name="cancel" value="oui">
          {t.cancel}
        </button>
      </form>
    </>,
  );
}

/** A fault that cannot be sent back to the house: an expired page, a request that nobody of ours makes. */
export function standInErrorPage(error: string): string {
  const t = messagesFor('fr').nationalSignIn.standIn;
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
        {t.errorText} <a href="/connexion">{t.again}</a>
      </p>
      <p>
        <code>{error}</code>
      </p>
    </>,
  );
}
