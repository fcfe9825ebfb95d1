// The part of FHIR R4 that this edge reads and writes, as types. What a producer adds beyond it is kept, never looked at.

export interface Coding {
  readonly system?: string;
  readonly code?: string;
  readonly display?: string;
}

export interface CodeableConcept {
  readonly coding?: readonly Coding[];
  readonly text?: string;
}

export interface Identifier {
  readonly use?: string;
  readonly type?: CodeableConcept;
  readonly system?: string;
  readonly value?: string;
}

export interface Reference {
  readonly reference?: string;
  readonly type?: string;
  readonly identifier?: Identifier;
  readonly display?: string;
}

export interface Period {
  readonly start?: string;
  readonly end?: string;
}

export interface Extension {
  readonly url: string;
  readonly valueBoolean?: boolean;
  readonly valueDateTime?: string;
  readonly valueIdentifier?: Identifier;
  readonly valueCodeableConcept?: CodeableConcept;
}

export interface Meta {
  readonly versionId?: string;
  readonly lastUpdated?: string;
  readonly profile?: readonly string[];
}

export interface Attachment {
  readonly contentType?: string;
  readonly language?: string;
  readonly data?: string;
  readonly url?: string;
  readonly size?: number;
  readonly hash?: string;
  readonly title?: string;
  readonly creation?: string;
}

export interface Resource {
  readonly resourceType: string;
  readonly id?: string;
}

/** Somebody or something described inside another resource. */
export interface Contained extends Resource {
  readonly identifier?: readonly Identifier[];
  readonly name?:
    string | readonly { readonly family?: string; readonly given?: readonly string[]; readonly text?: string }[];
  readonly practitioner?: Reference;
  readonly organization?: Reference;
  readonly code?: CodeableConcept | readonly CodeableConcept[];
  readonly specialty?: readonly CodeableConcept[];
  readonly gender?: string;
  readonly birthDate?: string;
}

export interface DocumentContext {
  readonly period?: Period;
  readonly facilityType?: CodeableConcept;
  readonly practiceSetting?: CodeableConcept;
  readonly event?: readonly CodeableConcept[];
  readonly sourcePatientInfo?: Reference;
  readonly related?: readonly Reference[];
}

export interface DocumentReference extends Resource {
  readonly resourceType: 'DocumentReference';
  readonly meta?: Meta;
  readonly contained?: readonly Contained[];
  readonly extension?: readonly Extension[];
  readonly masterIdentifier?: Identifier;
  readonly identifier?: readonly Identifier[];
  readonly status?: string;
  readonly type?: CodeableConcept;
  readonly category?: readonly CodeableConcept[];
  readonly subject?: Reference;
  readonly date?: string;
  readonly author?: readonly Reference[];
  readonly authenticator?: Reference;
  readonly custodian?: Reference;
  readonly relatesTo?: readonly { readonly code: string; readonly target: Reference }[];
  readonly description?: string;
  readonly securityLabel?: readonly CodeableConcept[];
  readonly content: readonly { readonly attachment: Attachment; readonly format?: Coding }[];
  readonly context?: DocumentContext;
}

export interface List extends Resource {
  readonly resourceType: 'List';
  readonly meta?: Meta;
  readonly contained?: readonly Contained[];
  readonly extension?: readonly Extension[];
  readonly identifier?: readonly Identifier[];
  readonly status?: string;
  readonly mode?: string;
  readonly title?: string;
  readonly code?: CodeableConcept;
  readonly subject?: Reference;
  readonly date?: string;
  readonly source?: Reference;
  readonly entry?: readonly { readonly item: Reference }[];
}

export interface Binary extends Resource {
  readonly resourceType: 'Binary';
  readonly contentType?: string;
  readonly data?: string;
}

export interface Bundle extends Resource {
  readonly resourceType: 'Bundle';
  readonly type?: string;
  readonly entry?: readonly {
    readonly fullUrl?: string;
    readonly resource?: Resource;
    readonly request?: { readonly method?: string; readonly url?: string };
  }[];
}

export interface Consent extends Resource {
  readonly resourceType: 'Consent';
  readonly status?: string;
  readonly scope?: CodeableConcept;
  readonly category?: readonly CodeableConcept[];
  readonly patient?: Reference;
  readonly dateTime?: string;
  readonly performer?: readonly Reference[];
  readonly provision?: {
    readonly type?: string;
    readonly period?: Period;
    readonly actor?: readonly { readonly role?: CodeableConcept; readonly reference?: Reference }[];
  };
}
