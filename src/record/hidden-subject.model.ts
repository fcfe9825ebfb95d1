import { isDocumentCategory, type DocumentCategory } from '../kernel/codes/document-classes.js';
import type { DocumentId, IdNatPs } from '../kernel/ids.js';
import type { Instant } from '../kernel/time.js';

// What the person hides by subject: what is there and what comes.

/** Medical subjects, by what documents declare: specialities (TRE_R01), professions (TRE_G15) and types. */
export const THEMES = {
  gynaecology: {
    specialities: ['SM19', 'SM20', 'SM51', 'SM52', 'CEX22', 'CEX24', 'CEX26'],
    professions: ['50'],
    types: [],
  },
  'mental-health': {
    specialities: ['SM33', 'SM42', 'SM43'],
    professions: ['69', '93'],
    types: ['83901-9', '68599-0'],
  },
  infections: { specialities: ['SM58', 'SM66'], professions: [], types: [] },
  genetics: { specialities: ['SM17', 'SM64'], professions: [], types: ['51969-4'] },
  urology: { specialities: ['SM12', 'CEX64'], professions: [], types: [] },
  oncology: { specialities: ['SM23', 'SM35', 'SM36', 'SM37'], professions: [], types: [] },
  /** The history of care made from reimbursements hides as one block. */
  'care-history': { specialities: [], professions: [], types: ['REMB'] },
} as const satisfies Record<
  string,
  {
    readonly specialities: readonly string[];
    readonly professions: readonly string[];
    readonly types: readonly string[];
  }
>;

export type Theme = keyof typeof THEMES;

export type Subject =
  | { readonly kind: 'theme'; readonly theme: Theme }
  | { readonly kind: 'category'; readonly category: DocumentCategory }
  | { readonly kind: 'author'; readonly idNatPs: IdNatPs };

export interface HiddenSubject {
  readonly id: string;
  readonly since: Instant;
  readonly subject: Subject;
}

const isTheme = (key: string): key is Theme => Object.hasOwn(THEMES, key);

/** `theme:gynaecology`, `category:biology`, `author:810…`: as forms and sealed rows hold it. */
export function parseSubject(text: string): Subject | undefined {
  const [kind, of = ''] = text.split(':', 2);
  if (kind === 'theme' && isTheme(of)) return { kind, theme: of };
  if (kind === 'category' && isDocumentCategory(of)) return { kind, category: of };
  if (kind === 'author' && /^\d{6}[\w./-]{1,34}$/.test(of)) return { kind, idNatPs: of as IdNatPs };
  return undefined;
}

export function subjectText(subject: Subject): string {
  switch (subject.kind) {
    case 'theme':
      return `theme:${subject.theme}`;
    case 'category':
      return `category:${subject.category}`;
    case 'author':
      return `author:${subject.idNatPs}`;
  }
}

export interface DocumentException {
  readonly documentId: DocumentId;
  readonly idNatPs: IdNatPs;
  /** Shown although hidden; else kept although shown. */
  readonly shown: boolean;
  readonly since: Instant;
}
