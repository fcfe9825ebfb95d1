// One page inside a copy: plain HTML with its own style, no script, nothing from the network.
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Lang } from '../web/index.js';

const STYLE = `:root{color-scheme:light dark;--ink:#1c2430;--paper:#fff;--line:#c9d1dc;--link:#0b5394;--soft:#4b5868}
@media (prefers-color-scheme:dark){:root{--ink:#e8edf4;--paper:#141a22;--line:#3a4656;--link:#8ec5ff;--soft:#b3bfce}}
*{box-sizing:border-box}body{margin:0 auto;max-width:60rem;padding:1.25rem;font:1.0625rem/1.55 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 .25rem}h2{font-size:1.25rem;margin:2rem 0 .5rem}a{color:var(--link)}
p{margin:.5rem 0}.soft{color:var(--soft)}table{border-collapse:collapse;width:100%}caption{text-align:left;font-weight:600;padding:.25rem 0}
th,td{text-align:left;vertical-align:top;padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--line)}
td a{display:inline-block;padding:.2rem 0;overflow-wrap:anywhere}ol{list-style:none;padding:0;margin:0}ol li{padding:.5rem 0;border-bottom:1px solid var(--line)}
.note{border-left:4px solid var(--line);padding:.25rem 0 .25rem .75rem}
@media (max-width:40rem){thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}tr{display:block;padding:.5rem 0;border-bottom:1px solid var(--line)}td{display:block;border:0;padding:.1rem 0}td::before{content:attr(data-label) " : ";color:var(--soft)}}
@media print{body{max-width:none;padding:0}}`;

export interface OfflinePageContent {
  readonly lang: Lang;
  readonly title: string;
  readonly body: ComponentChildren;
  /** Beside what every page has. */
  readonly style?: string;
}

export function offlinePage({ lang, title, body, style = '' }: OfflinePageContent): string {
  return `<!doctype html>\n${renderToString(
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; img-src 'self' file:"
        />
        <title>{title}</title>
        <style dangerouslySetInnerHTML={{ __html: STYLE + style }} />
      </head>
      <body>
        <main>{body}</main>
      </body>
    </html>,
  )}\n`;
}
