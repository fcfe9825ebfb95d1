import { NO_TIES, type Ties } from '../../access/index.js';
import type { ProfessionalCaller, Situation } from '../../identity/index.js';
import type { Profession } from '../../kernel/codes/professions.js';
import type { IdNatPs, StructureId } from '../../kernel/ids.js';

// Those with whose eyes a person may look at their record.

/** How a professional of a profession stands to the person, when nobody in particular is meant. */
export const PREVIEWED_TIES = ['consent', 'careTeam', 'none'] as const;
export type PreviewedTie = (typeof PREVIEWED_TIES)[number];

/** Readers of one kind, each always the same. */
export const PREVIEWED_KINDS = [
  'attending',
  'samu',
  'emergency',
  'blocked',
  'representative',
  'carer',
  'insurer',
  'mutual',
  'health-insurance',
  'employer',
  'occupational',
  'helpdesk',
] as const;
export type PreviewedKind = (typeof PREVIEWED_KINDS)[number];

export type PreviewedReader =
  | { readonly kind: PreviewedKind }
  | { readonly kind: 'profession'; readonly profession: Profession; readonly tie: PreviewedTie }
  /** Somebody of the directory, at one of their places of practice: the first one unless said. */
  | { readonly kind: 'professional'; readonly idNatPs: IdNatPs; readonly place?: StructureId };

/** A professional nobody is: what they have of the record is their ties. */
interface WouldBe {
  readonly caller: ProfessionalCaller;
  readonly ties: Ties;
}

const NOBODY = '0';
const PHYSICIAN = '10';

const someone = (
  profession: string,
  { sector = 'SA07', situation = 'normal' }: { readonly sector?: string; readonly situation?: Situation } = {},
): ProfessionalCaller => ({
  kind: 'professional',
  professional: { idNatPs: NOBODY as IdNatPs, familyName: '', givenName: '', profession },
  structure: { id: NOBODY as StructureId, name: '', sector, samu: situation === 'centre_15' },
  situation,
});

/** Those who never read are told by the sector they work in (TRE_R02). A mutual insures; an employer has its occupational medicine. */
const SECTORS = {
  insurer: 'SA23',
  mutual: 'SA23',
  'health-insurance': 'SA24',
  employer: 'SA13',
  occupational: 'SA13',
} as const;

/** As what somebody of this kind would ask; `undefined` for those who are not professionals. */
export function wouldBe(reader: PreviewedReader): WouldBe | undefined {
  switch (reader.kind) {
    case 'attending':
      return { caller: someone(PHYSICIAN), ties: { ...NO_TIES, relation: 'attending' } };
    case 'samu':
      return { caller: someone(PHYSICIAN, { sector: 'SA01', situation: 'centre_15' }), ties: NO_TIES };
    case 'emergency':
      return { caller: someone(PHYSICIAN, { sector: 'SA01', situation: 'bris_de_glace' }), ties: NO_TIES };
    case 'blocked':
      return { caller: someone(PHYSICIAN), ties: { ...NO_TIES, blocked: true } };
    case 'insurer':
    case 'mutual':
    case 'health-insurance':
    case 'employer':
    case 'occupational':
      return { caller: someone(PHYSICIAN, { sector: SECTORS[reader.kind] }), ties: NO_TIES };
    case 'profession':
      return {
        caller: someone(reader.profession),
        ties: {
          ...NO_TIES,
          consent: reader.tie === 'consent',
          relation: reader.tie === 'careTeam' ? 'careTeam' : 'none',
        },
      };
    default:
      return undefined;
  }
}
