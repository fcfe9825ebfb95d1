// The stand-in's own pages. They look like nothing of Carnet's, and say first of all what they are.
import { messagesFor, type Lang } from '../../web/index.js';
import type { DemoPerson } from '../persona.model.js';
import { faultPage, standInPage } from '../stand-in/page.js';

const STYLE = `
button{margin:.4rem .5rem 0 0}
button.weak{font-weight:400;border-style:dashed}
`;

interface PersonsView {
  readonly lang: Lang;
  readonly action: string;
  readonly nonce: string;
  readonly persons: readonly DemoPerson[];
}

/** Every persona with a button that signs them in with two proofs, and one with a single proof, which must not be enough. */
export function personsPage({ lang, action, nonce, persons }: PersonsView): string {
  const t = messagesFor(lang).nationalSignIn.standIn;
  return standInPage({
    lang,
    title: t.title,
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
      </>
    ),
  });
}

export const standInErrorPage = (error: string): string =>
  faultPage(error, messagesFor('fr').nationalSignIn.standIn, '/connexion');
