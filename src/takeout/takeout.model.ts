import type { Day, Instant } from '../kernel/time.js';
import { DAY } from '../kernel/time.js';
import type { Document } from '../record/index.js';

// A copy of everything in a record, asked for by its person.

export type TakeoutState = 'waiting' | 'making' | 'ready' | 'failed' | 'gone';

export interface Takeout {
  readonly id: string;
  readonly state: TakeoutState;
  /** Not the person's own: a copy of what was granted to an heir, by their request. */
  readonly heirRequest?: string;
  readonly askedAt: Instant;
  readonly documentsDone: number;
  readonly documentsAll?: number;
  readonly bytesDone: number;
  readonly bytesAll?: number;
  readonly tries: number;
  readonly readyAt?: Instant;
  readonly expiresAt?: Instant;
  readonly file?: TakeoutFile;
}

/** Where the sealed file is: kept sealed in the row, destroyed with the record's key. */
export interface TakeoutFile {
  readonly address: string;
  readonly key: string;
  readonly size: number;
  readonly sha256: string;
}

/** How long a copy can be fetched, in days. */
const LINK_DAYS = 7;
/** An heir's: as long as the code that leads to it, which travels by post. */
const HEIR_LINK_DAYS = 30;
export const linkEndsAt = (readyAt: Instant, { heirRequest }: Pick<Takeout, 'heirRequest'> = {}): Instant =>
  readyAt + (heirRequest === undefined ? LINK_DAYS : HEIR_LINK_DAYS) * DAY;

/** The steps a person sees. */
export const STEPS = ['waiting', 'documents', 'closing', 'ready'] as const;
export function stepOf({ state, documentsDone, documentsAll }: Takeout): (typeof STEPS)[number] {
  if (state === 'ready' || state === 'gone') return 'ready';
  if (state === 'waiting' || documentsAll === undefined) return 'waiting';
  return documentsDone < documentsAll ? 'documents' : 'closing';
}

export const FORMAT = 'carnet-takeout';
export const VERSION = 1;

/** A document and its original inside the ZIP. */
export interface OriginalFile {
  readonly document: Document;
  readonly path: string;
}

/** One document as takeout.json describes it: everything but where its bytes were kept. */
export interface TakenDocument {
  readonly id: string;
  /** Path of the original inside the ZIP. */
  readonly file: string;
  readonly [field: string]: unknown;
}

/** A submission set or folder, in the form of the edge that took it in. */
export type TakenSets = object;

/** carnet/takeout.json: what another Carnet restores from. */
export interface TakeoutManifest {
  readonly format: typeof FORMAT;
  readonly version: typeof VERSION;
  readonly madeAt: string;
  readonly person: Readonly<Record<string, unknown>>;
  readonly documents: readonly TakenDocument[];
  /** Rows of rights and notices, by table. */
  readonly rows: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  /** Submission sets and folders; copies made before they left with the rest have none. */
  readonly sets?: readonly TakenSets[];
  /** Oldest first. */
  readonly history: readonly Readonly<Record<string, unknown>>[];
}

/** `DOC00001.PDF`: the names that XDM wants, eight letters and three. */
export function xdmName(number: number, contentType: string): string {
  return `DOC${String(number).padStart(5, '0')}.${EXTENSIONS[contentType] ?? 'BIN'}`;
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'text/xml': 'XML',
  'application/xml': 'XML',
  'text/plain': 'TXT',
  'text/rtf': 'RTF',
  'application/rtf': 'RTF',
  'image/jpeg': 'JPG',
  'image/png': 'PNG',
  'image/tiff': 'TIF',
  'application/fhir+json': 'JSN',
  'application/dicom': 'DCM',
};

export type { Day };
