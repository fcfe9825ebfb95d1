// A document in a format for software, as a page of the copy that anybody can read, with the files inside it beside.
import { authorWords, isCda, type Document } from '../record/index.js';
import type { ReadingPool } from '../reading/index.js';
import { formatDate, messagesFor, type Lang } from '../web/index.js';
import { offlinePage } from './offline-page.js';
import { xdmName, type OriginalFile } from './takeout.model.js';

export interface ReadablePage {
  /** Inside the ZIP. */
  readonly path: string;
  readonly html: string;
  readonly files: readonly { readonly path: string; readonly contentType: string; readonly bytes: Buffer }[];
}

const FOLDER = 'lecture';
const STYLE = `.cda{overflow-wrap:anywhere}.cda-scroll,.cda table{display:block;overflow-x:auto}
.cda dl{display:grid;grid-template-columns:minmax(8rem,auto) 1fr;gap:.25rem 1rem}.cda dl>div{display:contents}.cda dt{color:var(--soft)}.cda dd{margin:0}
.cda th,.cda td{padding:.35rem .75rem .35rem 0}.cda img{max-width:100%;height:auto}.cda figure{margin:.5rem 0}.cda-underline{text-decoration:underline}`;

/** Undefined for what every machine opens by itself, and for what cannot be read as a page: the original is there. */
export async function readablePage(
  reading: Pick<ReadingPool, 'renderCda' | 'cdaPart'>,
  { document, path: original }: OriginalFile,
  bytes: Buffer,
  lang: Lang,
): Promise<ReadablePage | undefined> {
  if (!isCda(document)) return undefined;
  // Any text that no document holds: it stands for the place of each file until its name is known.
  const place = `${document.id}/`;
  const page = await reading.renderCda(bytes, { partUrlPrefix: place, headingLevel: 2, language: lang });
  if (!page.ok) return undefined;
  const name = original.slice(original.lastIndexOf('/') + 1).replace(/\.[A-Z]+$/, '');
  let { html } = page.value;
  const files: { path: string; contentType: string; bytes: Buffer }[] = [];
  // The document itself, of a level 1: the site shows it in a frame, the page says nothing of it.
  const unnamed: string[] = [];
  for (const { index, contentType } of page.value.attachments) {
    const part = await reading.cdaPart(bytes, index);
    const file = `${name}-${index + 1}.${xdmName(0, contentType).split('.')[1] ?? 'BIN'}`;
    if (!html.includes(`"${place}${index}"`)) unnamed.push(file);
    html = html.replaceAll(`"${place}${index}"`, `"${file}"`);
    if (part.ok && part.value !== undefined)
      files.push({ path: `${FOLDER}/${file}`, contentType, bytes: Buffer.from(part.value.bytes) });
  }
  return { path: `${FOLDER}/${name}.html`, html: pageOf(document, { html, unnamed }, original, lang), files };
}

interface Rendered {
  readonly html: string;
  readonly unnamed: readonly string[];
}

function pageOf(document: Document, { html, unnamed }: Rendered, original: string, lang: Lang): string {
  const m = messagesFor(lang);
  const t = m.takeout.offline;
  const by = document.byPatient ? t.me : document.authors.map((one) => authorWords(one, m)).join(', ');
  return offlinePage({
    lang,
    title: document.title,
    style: STYLE,
    body: (
      <>
        <p>
          <a href="../index.html">{t.back}</a>
        </p>
        <h1>{document.title}</h1>
        <p class="soft">
          {formatDate(document.dated, lang)} · {by} · <a href={`../${original}`}>{t.original}</a>
        </p>
        {unnamed.map((file) => (
          <p key={file} class="note">
            <a href={file}>
              {t.openFile} ({file.slice(file.lastIndexOf('.') + 1)})
            </a>
          </p>
        ))}
        <div dangerouslySetInnerHTML={{ __html: html }} />
      </>
    ),
  });
}
