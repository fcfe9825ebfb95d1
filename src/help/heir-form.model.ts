import {
  HEIR_GROUNDS,
  HEIR_PAPERS,
  HEIR_QUALITIES,
  NEEDED_PAPERS,
  parseWords,
  type Asker,
  type HeirPaper,
  type RecordHeirInput,
} from '../heirs/index.js';
import type { Day } from '../kernel/time.js';
import { readScan } from './scan.model.js';

// The form by which the help-desk records what a relative asks after a death.

export type HeirFormFault =
  | 'name'
  | 'address'
  | 'contact'
  | 'quality'
  | 'ground'
  | 'why'
  | 'received'
  | 'since'
  | 'identity'
  | 'quality-paper'
  | 'death';

export interface TypedHeirForm {
  readonly fields: Readonly<Record<string, string>>;
  readonly receivedOn: Day;
  readonly files: Readonly<Partial<Record<HeirPaper, Uint8Array>>>;
}

export interface ReadScan {
  readonly paper: HeirPaper;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

export type HeirForm = Omit<RecordHeirInput, 'scans'> & { readonly scans: readonly ReadScan[] };

/** How one-time codes can be sent here. */
export interface CodeWaysHere {
  readonly mail: boolean;
  readonly sms: boolean;
}

/** What was typed as a request, or every fault of it in the order of the form. */
export function parseHeirForm(
  { fields, receivedOn, files }: TypedHeirForm,
  ways: CodeWaysHere,
  today: Day,
): { readonly form: HeirForm } | { readonly faults: readonly HeirFormFault[] } {
  const text = (name: string, most: number): string => (fields[name] ?? '').replace(/\s+/gu, ' ').trim().slice(0, most);
  const quality = HEIR_QUALITIES.find((one) => one === fields['qualite']);
  const ground = HEIR_GROUNDS.find((one) => one === fields['motif']);
  const why = parseWords(fields['raison']);
  const year = text('depuis', 4);
  const read = HEIR_PAPERS.flatMap((paper): ReadScan[] => {
    const bytes = files[paper];
    const contentType = bytes === undefined ? undefined : readScan(bytes);
    return bytes === undefined || contentType === undefined ? [] : [{ paper, contentType, bytes }];
  });
  const asker = askerIn(text, fields['adresse'] ?? '');
  const lacks = (paper: HeirPaper): boolean => !read.some((one) => one.paper === paper);
  const checks: readonly (readonly [HeirFormFault, boolean])[] = [
    ['name', asker.givenName === '' || asker.familyName === ''],
    ['address', asker.address.length === 0 || asker.address.length > 5],
    ['contact', !canReceive(asker, ways)],
    ['quality', quality === undefined],
    ['ground', ground === undefined],
    ['why', why === undefined],
    ['since', year !== '' && !/^(?:19|20)\d\d$/.test(year)],
    ['received', !isDay(receivedOn) || receivedOn > today],
    ['identity', lacks(NEEDED_PAPERS[0])],
    ['quality-paper', lacks(NEEDED_PAPERS[1])],
    ['death', files.death !== undefined && lacks('death')],
  ];
  const faults = checks.filter(([, wrong]) => wrong).map(([fault]) => fault);
  if (faults.length > 0 || quality === undefined || ground === undefined || why === undefined) return { faults };
  return {
    form: {
      ...{ quality, ground, why, receivedOn, asker, scans: read },
      ...(year === '' ? {} : { askedSince: `${year}-01-01` }),
    },
  };
}

function askerIn(text: (name: string, most: number) => string, address: string): Asker {
  const [email, phone] = [text('courriel', 254), text('telephone', 30)];
  return {
    givenName: text('prenom', 60),
    familyName: text('nom', 60),
    address: address
      .split('\n')
      .map((line) => line.replace(/\s+/gu, ' ').trim().slice(0, 60))
      .filter((line) => line !== ''),
    ...(email === '' ? {} : { email }),
    ...(phone === '' ? {} : { phone }),
  };
}

/** One well-formed way that codes can go, and nothing that is none. */
function canReceive({ email, phone }: Asker, { mail, sms }: CodeWaysHere): boolean {
  if (email !== undefined && !/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(email)) return false;
  if (phone !== undefined && !/^\+?[\d .()-]{8,30}$/.test(phone)) return false;
  return (email !== undefined && mail) || (phone !== undefined && sms);
}

/** A day that there is, in this century or the last. */
const isDay = (day: Day): boolean =>
  /^(?:19|20)\d\d-\d\d-\d\d$/.test(day) &&
  !Number.isNaN(Date.parse(day)) &&
  new Date(Date.parse(day)).toISOString().slice(0, 10) === day;
