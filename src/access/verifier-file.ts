import type { Trust, VerifierWords } from '../audit/index.js';
import type { Messages } from '../web/index.js';

// The offline page as one file: its words, its keys and its script stand in it, and it asks nobody for anything.

const STYLE = `
:root{font:112.5%/1.5 system-ui,sans-serif;color:#16211f;background:#faf6ee;color-scheme:light dark}
body{max-width:60rem;margin:0 auto;padding:1.5rem 1rem 3rem}
h1{font-size:1.6rem;line-height:1.2;margin:0 0 .5rem}h2{font-size:1.25rem;margin:0 0 .5rem}
label{display:block;font-weight:600;margin:1.25rem 0 .35rem}
input[type=file]{box-sizing:border-box;width:100%;font:inherit;padding:.6rem;border:2px solid #0b5a57;border-radius:.5rem;background:#fff;color:#16211f}
#verdict:empty{display:none}#verdict{margin:1.5rem 0;padding:1rem 1.25rem;border-left:.5rem solid;border-radius:.5rem;background:#fff;color:#16211f}
#verdict.good{border-color:#1d6f42}#verdict.bad{border-color:#a4161a}
table{border-collapse:collapse;width:100%}td{padding:.5rem .5rem .5rem 0;border-top:1px solid #cfc8b8;vertical-align:top}
.wide{overflow-x:auto}code{overflow-wrap:anywhere}details{margin:1.5rem 0}summary{cursor:pointer;font-weight:600}
:focus-visible{outline:3px solid #0b5a57;outline-offset:2px}
@media(prefers-color-scheme:dark){:root{color:#f2efe8;background:#14201f}td{border-color:#3b4947}input[type=file]{border-color:#7cc7c2}:focus-visible{outline-color:#7cc7c2}}
@media print{label,input,noscript,details{display:none}}`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** `script`: the built verifier, whole. `trust`: the public keys it accepts. */
export function verifierFile(script: string, trust: Trust, m: Messages): string {
  const t = m.historyFiles;
  const words: VerifierWords = {
    lang: m.lang,
    trust,
    good: t.good,
    bad: t.bad,
    faults: t.faults,
    acts: m.historyActs.acts,
    outcomes: t.outcomes,
    you: m.history.you,
    actors: m.history.actors,
  };
  const keys = [...(trust.log ?? []), ...(trust.witness === undefined ? [] : [trust.witness])];
  // A script may not hold what would end it; in JSON and in the bundle alike `<` can be written as an escape.
  const data = JSON.stringify(words).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="${m.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>${escaped(t.page.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escaped(t.page.title)}</h1>
<p>${escaped(t.page.lead)}</p>
<noscript><p>${escaped(t.page.needsScript)}</p></noscript>
<label for="file">${escaped(t.page.choose)}</label>
<input type="file" id="file" accept=".json,application/json">
<label for="older">${escaped(t.page.older)}</label>
<input type="file" id="older" accept=".json,application/json">
<div id="verdict" role="status" aria-live="polite"></div>
<details><summary>${escaped(t.page.keys)}</summary><p>${escaped(t.page.keysHelp)}</p><ul>${keys
    .map((key) => `<li><code>${escaped(key)}</code></li>`)
    .join('')}</ul></details>
<section id="history" hidden aria-labelledby="entries-title">
<h2 id="entries-title">${escaped(t.page.entries)}</h2>
<div class="wide" tabindex="0" role="region" aria-labelledby="entries-title"><table><tbody id="entries"></tbody></table></div>
</section>
</main>
<script type="application/json" id="words">${data}</script>
<script type="module">${script.replaceAll('</script', '<\\/script')}</script>
</body>
</html>
`;
}
