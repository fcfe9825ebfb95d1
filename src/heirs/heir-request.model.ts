import type { DocumentCategory } from '../kernel/codes/document-classes.js';
import { DAY, type Day, type Instant } from '../kernel/time.js';
import type { StoredScan } from './heir-papers.model.js';

// What somebody asks of the record of a person who died, and what is decided of it.

/** The grounds the law names, and no others. */
export const HEIR_GROUNDS = ['causes', 'memory', 'rights', 'parental'] as const;
export type HeirGround = (typeof HEIR_GROUNDS)[number];

/** In which quality somebody asks. */
export const HEIR_QUALITIES = ['heir', 'spouse', 'pacs', 'cohabitant', 'parent'] as const;
export type HeirQuality = (typeof HEIR_QUALITIES)[number];

/** Why a request is refused. */
export const HEIR_REFUSALS = ['opposed', 'proofs', 'quality', 'ground', 'unneeded', 'minor'] as const;
export type HeirRefusal = (typeof HEIR_REFUSALS)[number];
/** What auditors choose from: `opposed` where the person said so while alive, and nowhere else. */
export const refusalsFor = (opposed: boolean): readonly HeirRefusal[] =>
  HEIR_REFUSALS.filter((one) => opposed || one !== 'opposed');

export type HeirState = 'waiting' | 'proposed' | 'granted' | 'refused' | 'withdrawn';

/** Who asks, as their papers name them. */
export interface Asker {
  readonly givenName: string;
  readonly familyName: string;
  /** As printed under the name: at most five lines. */
  readonly address: readonly string[];
  /** Where the one-time code goes; one of both at least. */
  readonly email?: string;
  readonly phone?: string;
}

/** What a grant opens: categories, and a time of Paris days, both included; without days the whole time. */
export interface HeirScope {
  readonly categories: readonly DocumentCategory[];
  readonly from?: Day;
  readonly to?: Day;
}

export interface Decider {
  readonly id: string;
  readonly name: string;
}

/** What one auditor proposes; a second one carries it out or sends it back. */
export type HeirProposal = {
  readonly by: Decider;
  readonly at: Instant;
  readonly words: string;
} & (
  { readonly what: 'grant'; readonly scope: HeirScope } | { readonly what: 'refuse'; readonly refusal: HeirRefusal }
);

export interface HeirRequest {
  readonly id: string;
  /** On every letter: `7K3P-92QX`. */
  readonly reference: string;
  readonly state: HeirState;
  readonly ground: HeirGround;
  readonly quality: HeirQuality;
  /** Stamped on arrival. */
  readonly receivedOn: Day;
  /** They ask for what is older than this; absent: they named no time. */
  readonly askedSince?: Day;
  readonly recordedAt: Instant;
  readonly dueAt: Instant;
  readonly recordedBy: string;
  readonly why: string;
  readonly asker: Asker;
  readonly scans: readonly StoredScan[];
  readonly proposal?: HeirProposal;
  readonly decidedAt?: Instant;
  readonly decidedBy?: Decider;
  readonly refusal?: HeirRefusal;
  readonly refusalWords?: string;
  readonly scope?: HeirScope;
  /** How many letters with a code were sent. */
  readonly codesSent: number;
  readonly papersRemovedAt?: Instant;
}

export const nameOfAsker = ({ givenName, familyName }: Pick<Asker, 'givenName' | 'familyName'>): string =>
  `${givenName} ${familyName}`.trim();

/** How long the letter's code, and the copy it leads to, can be used. */
export const HEIR_CODE_DAYS = 30;
export const heirCodeUntil = (sentAt: Instant): Instant => sentAt + HEIR_CODE_DAYS * DAY;
/** Letters with a code for one request, the first included. */
export const MOST_HEIR_CODES = 4;

export const SHORTEST_WHY = 10;
export const LONGEST_WHY = 1_000;

/** Words as they are kept: trimmed, neither empty talk nor a document. */
export function parseWords(text: string | undefined): string | undefined {
  const words = (text ?? '').replace(/\s+/gu, ' ').trim();
  return words.length < SHORTEST_WHY || words.length > LONGEST_WHY ? undefined : words;
}
