// The head of a rendered document: whose it is, who wrote it, when.
import type { CdaAuthor } from './cda-author.js';
import type { CdaHeader, CdaServiceEvent } from './cda-header.js';
import { parseHl7Time } from './hl7-time.js';
import type { Html, HtmlChild } from './safe-html.js';
import { element } from './safe-html.js';
import type { CdaWords, Language } from './cda-words.js';
import { timeWords } from './cda-words.js';

export function renderSummary(header: CdaHeader, words: CdaWords, language: Language): Html {
  const { traits, usedName } = header.patient;
  const born = traits.birthDate === undefined ? undefined : parseHl7Time(traits.birthDate.replaceAll('-', ''));
  const name = [traits.givenNames?.join(' '), traits.familyName].filter((part) => part !== undefined).join(' ');
  const differs = usedName !== undefined && usedName !== traits.familyName;
  return element(
    'header',
    { class: 'cda-summary' },
    element(
      'dl',
      {},
      row(words.patient, name),
      differs ? row(words.usedName, usedName) : undefined,
      born === undefined ? undefined : row(words.bornOn, timeWords(born, language)),
      traits.sex === undefined ? undefined : row(words.sex, words[traits.sex]),
      row(words.documentDate, timeWords(header.effectiveTime, language)),
      row(words.careDate, careDate(header.serviceEvents, words, language)),
      row(header.authors.length > 1 ? words.authors : words.author, ...header.authors.map(authorWords)),
      header.legalAuthenticator === undefined ? undefined : row(words.signedBy, authorWords(header.legalAuthenticator)),
      row(words.custodian, header.custodian?.name),
      row(words.version, versionWords(header, words)),
    ),
  );
}

/** A term and its descriptions; nothing at all when there is none. */
function row(term: string, ...descriptions: readonly (string | undefined)[]): HtmlChild {
  const said = descriptions.filter((text): text is string => text !== undefined && text !== '');
  return said.length === 0
    ? undefined
    : element(
        'div',
        {},
        element('dt', {}, term),
        said.map((text) => element('dd', {}, text)),
      );
}

const authorWords = (author: CdaAuthor): string =>
  [
    [author.civility, author.givenName, author.familyName].filter((part) => part !== undefined).join(' '),
    author.device,
    author.speciality?.display,
    author.organizationName,
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');

function careDate(events: readonly CdaServiceEvent[], words: CdaWords, language: Language): string | undefined {
  const event = events.find((e) => e.start !== undefined);
  if (event?.start === undefined) return undefined;
  const start = timeWords(event.start, language);
  if (event.end === undefined || event.end.iso === event.start.iso) return start;
  return `${words.from} ${start} ${words.to} ${timeWords(event.end, language)}`;
}

/** The first version goes without saying. */
function versionWords(header: CdaHeader, words: CdaWords): string | undefined {
  const replaces = header.relatedDocuments.some((related) => related.typeCode === 'RPLC');
  if (!replaces && (header.version ?? 1) === 1) return undefined;
  const number = header.version === undefined ? '' : String(header.version);
  return replaces ? `${number} (${words.replacesEarlier})`.trim() : number;
}
