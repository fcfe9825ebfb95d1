import type { IdNatPs, RecordId, StructureId } from '../kernel/ids.js';

// Who performs an act. The same callers come from the web, from software's tokens and from the command line.

/** TRE_R248: normal access, emergency (break-glass), medical regulation by the Samu. */
export type Situation = 'normal' | 'bris_de_glace' | 'centre_15';

export interface Structure {
  readonly id: StructureId;
  readonly name: string;
  /** TRE_R02 sector of activity, SAxx. */
  readonly sector: string;
  /** Registered as a medical regulation centre. */
  readonly samu: boolean;
}

export interface Professional {
  readonly idNatPs: IdNatPs;
  readonly familyName: string;
  readonly givenName: string;
  /** TRE_G15. */
  readonly profession: string;
  /** TRE_R01, SMxx. */
  readonly speciality?: string;
}

export interface PersonCaller {
  readonly kind: 'person';
  readonly recordId: RecordId;
}

/** A professional acting at one place of practice, by hand or through a structure's software. */
export interface ProfessionalCaller {
  readonly kind: 'professional';
  readonly professional: Professional;
  readonly structure: Structure;
  readonly situation: Situation;
  /** Compulsory outside the normal situation. */
  readonly reason?: string;
  readonly software?: { readonly clientId: string; readonly name: string };
}

/** Whom the person shows their record to for some minutes. Not signed in, their name and profession are what they say of themselves. */
export interface Visitor {
  readonly visitId: string;
  readonly name: string;
  /** TRE_G15; absent: another one. */
  readonly profession?: string;
  readonly place?: string;
  /** Signed in: the directory's words, and the place of practice they act at. */
  readonly signedInAs?: { readonly professional: Professional; readonly structure: Structure };
}

export interface VisitorCaller extends Visitor {
  readonly kind: 'visitor';
}

/** Whoever asked for what they need of a deceased person's record, by that request. */
export interface HeirCaller {
  readonly kind: 'heir';
  readonly requestId: string;
  /** Of who asked; known once the request was read. */
  readonly name?: string;
}

export type Caller = PersonCaller | ProfessionalCaller | VisitorCaller | HeirCaller;

/** The caller as the access history names them. */
export function actorOf(caller: Caller): {
  readonly kind: 'person' | 'professional' | 'visitor' | 'heir';
  readonly id?: string;
  readonly name?: string;
  readonly profession?: string;
  readonly structureId?: string;
  readonly structureName?: string;
  readonly software?: string;
} {
  if (caller.kind === 'person') return { kind: 'person' };
  if (caller.kind === 'heir')
    return { kind: 'heir', id: caller.requestId, ...(caller.name === undefined ? {} : { name: caller.name }) };
  if (caller.kind === 'visitor' && caller.signedInAs === undefined) {
    const { visitId, name, profession, place } = caller;
    return {
      kind: 'visitor',
      id: visitId,
      name,
      ...(profession === undefined ? {} : { profession }),
      ...(place === undefined ? {} : { structureName: place }),
    };
  }
  const { professional, structure } = caller.kind === 'professional' ? caller : signedIn(caller);
  const software = caller.kind === 'professional' ? caller.software : undefined;
  return {
    kind: 'professional',
    id: professional.idNatPs,
    name: `${professional.givenName} ${professional.familyName}`,
    profession: professional.profession,
    structureId: structure.id,
    structureName: structure.name,
    ...(software === undefined ? {} : { software: software.name }),
  };
}

function signedIn({ signedInAs }: VisitorCaller): NonNullable<Visitor['signedInAs']> {
  if (signedInAs === undefined) throw new Error('a visitor without a place of practice');
  return signedInAs;
}

export const situationOf = (caller: Caller): Situation =>
  caller.kind === 'professional' ? caller.situation : 'normal';

export const reasonOf = (caller: Caller): string | undefined =>
  caller.kind === 'professional' ? caller.reason : undefined;
