// The stand-in's own pages. They look like nothing of Carnet's, and say first of all what they are.
import type { VNode } from 'preact';
import { messagesFor, type Lang } from '../../web/index.js';
import type { DemoProfessional } from '../persona.model.js';
import { faultPage, standInPage } from '../stand-in/page.js';

const STYLE = `
label{display:block;font-weight:600;margin-top:1rem}
input{display:block;font:inherit;box-sizing:border-box;width:100%;max-width:24rem;min-height:2.75rem;padding:.5rem .75rem;border:1px solid;border-radius:.25rem;background:Field;color:FieldText}
button{margin:1.25rem .75rem 0 0}
.wrong{border-left:.4rem solid;padding:.5rem .75rem}
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

/** Username and password; below, every professional of the demo with a button that signs them in. */
export function signInPage({ lang, action, nonce, professionals, wrong = false, username }: SignInView): string {
  const t = messagesFor(lang).professionalSignIn.standIn;
  return standInPage({
    lang,
    title: wrong ? `${t.wrongTitle} · ${t.title}` : t.title,
    nonce,
    style: STYLE,
    body: (
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
      </>
    ),
  });
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

export const errorPage = (error: string): string =>
  faultPage(error, messagesFor('fr').professionalSignIn.standIn, '/pro/connexion');
