// The head of a rendered document: whose it is, who wrote it, when.
import type { CdaAuthor } from './cda-author.js';
import type { CdaHeader, CdaServiceEvent } from './cda-header.js';
import { parseHl7Time } from './hl7-time.js';
import type { Html, HtmlChild } from './safe-html.js';
import { element, fragment } from './safe-html.js';
import type { CdaWords, Language } from './cda-words.js';
import { spanWords, timeWords } from './cda-words.js';

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
      row(words.patient, name === '' ? undefined : element('strong', {}, name)),
      differs ? row(words.usedName, usedName) : undefined,
      born === undefined ? undefined : row(words.bornOn, timeWords(born, language)),
      traits.sex === undefined ? undefined : row(words.sex, words[traits.sex]),
      row(words.documentDate, timeWords(header.effectiveTime, language)),
      row(words.careDate, careDate(header.serviceEvents, language)),
      row(header.authors.length > 1 ? words.authors : words.author, ...header.authors.map(authorWords)),
      header.legalAuthenticator === undefined ? undefined : row(words.signedBy, authorWords(header.legalAuthenticator)),
      row(words.custodian, header.custodian?.name),
      row(words.version, versionWords(header, words)),
    ),
  );
}

/** A term and its descriptions; nothing at all when there is none. */
function row(term: string, ...descriptions: readonly (HtmlChild | undefined)[]): HtmlChild {
  const said = descriptions.filter((text) => text !== undefined && text !== '');
  return said.length === 0
    ? undefined
    : element(
        'div',
        {},
        element('dt', {}, term),
        said.map((text) => element('dd', {}, text)),
      );
}

/** The name first, then in plain letters what they are and where. */
function authorWords(author: CdaAuthor): HtmlChild {
  const [name, ...rest] = [
    [author.civility, author.givenName, author.familyName].filter(isSaid).join(' '),
    author.device,
    author.speciality?.display?.replace(KIND_OF_SPECIALITY, ''),
    author.organizationName,
  ].filter(isSaid);
  return name === undefined
    ? undefined
    : fragment(element('strong', {}, name), rest.length === 0 ? undefined : `, ${rest.join(', ')}`);
}

/** The nomenclature's mark for a medical (SM) or surgical (C) speciality says nothing to a reader. */
const KIND_OF_SPECIALITY = /\s*\((?:SM|C)\)$/u;

/** Software writes a full stop or a dash where it has no name to give. */
const isSaid = (part: string | undefined): part is string => part !== undefined && /[\p{L}\p{N}]/u.test(part);

function careDate(events: readonly CdaServiceEvent[], language: Language): string | undefined {
  const event = events.find((e) => e.start !== undefined);
  if (event?.start === undefined) return undefined;
  const start = timeWords(event.start, language);
  if (event.end === undefined || event.end.iso === event.start.iso) return start;
  return spanWords(event.start, event.end, language);
}

/** The first version goes without saying. */
function versionWords(header: CdaHeader, words: CdaWords): string | undefined {
  const replaces = header.relatedDocuments.some((related) => related.typeCode === 'RPLC');
  if (!replaces && (header.version ?? 1) === 1) return undefined;
  const number = header.version === undefined ? '' : String(header.version);
  return replaces ? `${number} (${words.replacesEarlier})`.trim() : number;
}
