import { greetingName, type Words } from './message-words.js';
import type { Person } from '../identity/index.js';

// A mail as plain text and as simple HTML without pictures, styles from outside or links.

export interface Sender {
  /** The address people type: `https://carnet.example`. */
  readonly publicUrl: string;
  readonly phone: string;
}

export function mailBody(
  words: Words,
  person: Pick<Person, 'givenNames'>,
  sender: Sender,
): { text: string; html: string } {
  const t = words.m.outgoing;
  const address = sender.publicUrl.replace(/^https?:\/\//, '');
  const truth = [t.trueMail(address), t.doubt(sender.phone), t.noReply];
  const lines = [words.hello(greetingName(person)), ...words.paragraphs];
  const code =
    words.code === undefined
      ? []
      : [`${words.codeLabel} : ${words.code}`, words.codeUntil ?? '', words.codeWhere(address)];
  const text = [...lines, ...code, t.goodbye, `-- \n${t.trueTitle}`, ...truth].join('\n\n');
  const p = (line: string): string => `<p style="margin:0 0 1em">${escaped(line)}</p>`;
  const html = `<!doctype html><html lang="${words.m.lang}"><head><meta charset="utf-8"><title>${escaped(words.subject)}</title></head>
<body style="margin:0;padding:1.5em;background:#faf6ee;color:#1d2b2a;font:1rem/1.5 Verdana,Arial,sans-serif">
<div style="max-width:36em;margin:0 auto;padding:1.5em;background:#fff;border:1px solid #d9d2c3">
<h1 style="margin:0 0 1em;font-size:1.3em;color:#0f4f47">${escaped(words.subject)}</h1>
${lines.map(p).join('\n')}
${
  words.code === undefined
    ? ''
    : `<p style="margin:1.5em 0;padding:1em;border:2px solid #0f4f47"><strong>${escaped(words.codeLabel)}</strong><br>
<span style="font:1.6em/1.4 'Courier New',monospace;letter-spacing:.1em">${escaped(words.code)}</span><br>
${escaped(words.codeUntil ?? '')}<br>${escaped(words.codeWhere(address))}</p>`
}
${p(t.goodbye)}
<hr style="border:0;border-top:1px solid #d9d2c3;margin:1.5em 0">
<h2 style="margin:0 0 .5em;font-size:1em">${escaped(t.trueTitle)}</h2>
${truth.map(p).join('\n')}
</div></body></html>`;
  return { text, html };
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
