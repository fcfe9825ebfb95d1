// The pages of the stand-ins. They look like nothing of Carnet's, and say first of all what they are.
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Lang } from '../../web/index.js';

const STYLE = `
:root{color-scheme:light dark}
body{font:1.0625rem/1.5 system-ui,sans-serif;margin:0;background:Canvas;color:CanvasText}
main{max-width:46rem;margin:0 auto;padding:1.5rem 1rem 3rem}
.what{border:3px dashed currentColor;padding:.75rem 1rem;margin:0 0 1.5rem}
.what p{margin:0}
button{font:inherit;font-weight:600;min-height:2.75rem;padding:.5rem 1.25rem;border:2px solid;border-radius:.25rem;background:ButtonFace;color:ButtonText;cursor:pointer}
button:focus-visible,input:focus-visible,a:focus-visible{outline:3px solid;outline-offset:2px}
ul{list-style:none;padding:0;margin:0}
li{border-top:1px solid GrayText;padding:.6rem 0}
`;

interface StandInPage {
  readonly lang: Lang;
  readonly title: string;
  /** For the page's only style sheet. */
  readonly nonce: string;
  /** What it adds to the looks that all have. */
  readonly style?: string;
  readonly body: ComponentChildren;
}

export const standInPage = ({ lang, title, nonce, style = '', body }: StandInPage): string =>
  `<!doctype html>${renderToString(
    <html lang={lang}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <style nonce={nonce} dangerouslySetInnerHTML={{ __html: STYLE + style }} />
      </head>
      <body>
        <main>{body}</main>
      </body>
    </html>,
  )}`;

/** A fault that cannot be sent back to the house: an expired page, a request that nobody of ours makes. */
export const faultPage = (
  error: string,
  t: { readonly what: string; readonly errorTitle: string; readonly errorText: string; readonly again: string },
  backHref: string,
): string =>
  standInPage({
    lang: 'fr',
    title: t.errorTitle,
    nonce: '',
    body: (
      <>
        <div class="what">
          <p>
            <strong>{t.what}</strong>
          </p>
        </div>
        <h1>{t.errorTitle}</h1>
        <p>
          {t.errorText} <a href={backHref}>{t.again}</a>
        </p>
        <p>
          <code>{error}</code>
        </p>
      </>
    ),
  });
