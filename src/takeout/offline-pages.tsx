// The first page of the copy and its history.
import type { VNode } from 'preact';
import { actorDetail, actorName, actWords, objectWords } from '../access/index.js';
import type { Instant } from '../kernel/time.js';
import { authorWords, typeWords, type Document } from '../record/index.js';
import {
  formatBytes,
  formatDate,
  formatDateTime,
  formatDay,
  formatNumber,
  machineTime,
  messagesFor,
  type Lang,
  type Messages,
} from '../web/index.js';
import type { Collected } from './collect.act.js';
import { offlinePage } from './offline-page.js';
import type { OriginalFile } from './takeout.model.js';

const fullName = ({ person }: Collected): string => `${person.givenNames.join(' ')} ${person.familyName}`;

/** The first page of the copy; `readable`: the page on which each document of software can be read, by its id. */
export function offlineIndex(
  collected: Collected,
  originals: readonly OriginalFile[],
  readable: ReadonlyMap<string, string>,
  madeAt: Instant,
  lang: Lang,
): string {
  const m = messagesFor(lang);
  const t = m.takeout.offline;
  const name = fullName(collected);
  return offlinePage({
    lang,
    title: `${t.title} · ${name}`,
    body: (
      <>
        <h1>{t.of(name)}</h1>
        <p class="soft">
          {t.born(formatDay(collected.person.birthDate, lang))} · {t.made(formatDateTime(madeAt, lang))}
        </p>
        <p class="note">{t.careful}</p>
        {collected.forHeir === true && <p class="note">{t.part}</p>}
        <h2>{t.documents}</h2>
        {originals.length === 0 ? <p>{t.none}</p> : <Documents m={m} originals={originals} readable={readable} />}
        {collected.forHeir !== true && (
          <>
            <h2>{t.history}</h2>
            <p>
              {t.entries(formatNumber(collected.history.length, lang))} <a href="historique.html">{t.historyLink}</a>
            </p>
            <h2>{t.others}</h2>
            <p>{t.othersText}</p>
          </>
        )}
      </>
    ),
  });
}

interface DocumentsView {
  readonly m: Messages;
  readonly originals: readonly OriginalFile[];
  readonly readable: ReadonlyMap<string, string>;
}

function Documents({ m, originals, readable }: DocumentsView): VNode {
  const { columns, documents, original } = m.takeout.offline;
  return (
    <table>
      <caption>
        {documents} ({formatNumber(originals.length, m.lang)})
      </caption>
      <thead>
        <tr>
          {Object.values(columns).map((label) => (
            <th key={label} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {originals.map(({ document, path }) => (
          <tr key={document.id}>
            <td data-label={columns.date}>{formatDate(document.dated, m.lang)}</td>
            <td data-label={columns.title}>
              <a href={readable.get(document.id) ?? path}>{document.title}</a>
              {readable.has(document.id) && (
                <>
                  {' · '}
                  <a class="soft" href={path} aria-label={`${original} : ${document.title}`}>
                    {original}
                  </a>
                </>
              )}
              {marksOf(document, m).map((mark) => ` (${mark})`)}
            </td>
            <td data-label={columns.type}>{typeWords(document.typeCode, m)}</td>
            <td data-label={columns.by}>
              {document.byPatient
                ? m.takeout.offline.me
                : document.authors.map((one) => authorWords(one, m)).join(', ')}
            </td>
            <td data-label={columns.size}>{formatBytes(document.size, m.lang)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function marksOf({ status, archived, hidden }: Document, m: Messages): string[] {
  const t = m.takeout.offline;
  return [
    ...(status === 'superseded' ? [t.replaced] : []),
    ...(archived ? [t.archived] : []),
    ...(hidden ? [t.hidden] : []),
  ];
}

/** The history, one sentence an act, newest first. */
export function offlineHistory(collected: Collected, _madeAt: Instant, lang: Lang): string {
  const m = messagesFor(lang);
  const t = m.takeout.offline;
  return offlinePage({
    lang,
    title: `${t.history} · ${fullName(collected)}`,
    body: (
      <>
        <p>
          <a href="index.html">{t.back}</a>
        </p>
        <h1>{t.history}</h1>
        <p class="soft">{t.entries(formatNumber(collected.history.length, lang))}</p>
        <ol>
          {collected.history.map((line) => {
            const { verb, without } = actWords(line, m);
            const detail = actorDetail(line, m);
            return (
              <li key={line.n}>
                <time dateTime={machineTime(line.at)}>{formatDateTime(line.at, lang)}</time>
                {' : '}
                {actorName(line, m)}
                {detail === '' ? '' : ` (${detail})`} {verb} {objectWords(line.object, without, m)}
                {line.reason === undefined ? '' : ` · ${line.reason}`}
              </li>
            );
          })}
        </ol>
      </>
    ),
  });
}

/** The page that XDM wants at the top: readers of disks and mails look for it. */
export const XDM_INDEX = `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML Basic 1.0//EN" "http://www.w3.org/TR/xhtml-basic/xhtml-basic10.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="fr"><head><title>Copie d'un dossier de sant\u00e9</title></head>
<body><h1>Copie d'un dossier de sant\u00e9</h1>
<p>\u00c0 la demande de son titulaire. <a href="index.html">Ouvrir le dossier</a> \u00b7 <a href="IHE_XDM/SUBSET01/METADATA.XML">Description des documents</a> \u00b7 <a href="README.TXT">README</a></p>
</body></html>
`;

export const README = `Copie d'un dossier de sante faite par Carnet a la demande de son titulaire.

index.html              a ouvrir en premier, sans Internet
historique.html         qui a consulte le dossier
historique-preuve.json  la preuve de cet historique, quand il y en a une
lecture                 les documents faits pour les logiciels, en pages a lire
IHE_XDM/SUBSET01        les documents d'origine, et METADATA.XML (IHE XDM)
fhir/bundle.json        les memes descriptions (HL7 FHIR R4)
carnet/takeout.json     ce qu'un autre Carnet remet en place : carnet import-takeout FICHIER.zip

Donnees de sante : gardez ce fichier en lieu sur.
`;

/** The same for what was granted to an heir: a part, and not at the request of whom it is about. */
export const HEIR_XDM_INDEX = XDM_INDEX.replace(
  '\u00c0 la demande de son titulaire.',
  'Remise \u00e0 un proche apr\u00e8s le d\u00e9c\u00e8s, dans la limite de la demande accept\u00e9e.',
);
export const HEIR_README = `Copie d'une partie d'un dossier de sante, remise a un proche apres le deces (code de la sante publique, L1110-4 V).

index.html              a ouvrir en premier, sans Internet
lecture                 les documents faits pour les logiciels, en pages a lire
IHE_XDM/SUBSET01        les documents d'origine, et METADATA.XML (IHE XDM)
fhir/bundle.json        les memes descriptions (HL7 FHIR R4)

Donnees de sante : gardez ce fichier en lieu sur.
`;
