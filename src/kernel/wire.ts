// What goes over /oauth and /fhir as both sides type it: the server that answers, and the client that asks.

/** The answer of the token endpoint. */
export interface TokenAnswer {
  readonly access_token: string;
  readonly token_type: 'Bearer';
  /** Seconds. */
  readonly expires_in: number;
  /** Granted, separated by spaces. */
  readonly scope: string;
}

/** An answer of /oauth that is no token. */
export interface OAuthRefusal {
  readonly error: string;
  /** A name of the catalogue. */
  readonly error_description?: string;
}

/** `extensions.ihe_iua` of an assertion: who acts, where, why. */
export interface ActingProfessionalClaims {
  readonly subject_name?: string;
  /** idNatPS. */
  readonly national_provider_identifier: string;
  /** TRE_G15 first. */
  readonly subject_role: readonly { readonly system: string; readonly code: string }[];
  readonly subject_organization?: string;
  /** idNatStruct. */
  readonly subject_organization_id: string;
  /** TRE_R248; absent: normal. */
  readonly purpose_of_use?: readonly {
    readonly system: string;
    readonly code: 'normal' | 'bris_de_glace' | 'centre_15';
  }[];
  /** Compulsory outside normal access. */
  readonly purpose_reason?: string;
  readonly medical_regulation?: boolean;
  /** `urn:oid:…|INS`: the token is then good for this person alone. */
  readonly person_id?: string;
}

/** What went wrong, or what is worth saying. */
export interface OutcomeIssue {
  readonly severity: 'error' | 'warning' | 'information';
  readonly code: string;
  readonly details: {
    /** The name under `urn:carnet:problem`, with its English text as display. */
    readonly coding: readonly { readonly system: string; readonly code: string; readonly display?: string }[];
    /** French. */
    readonly text: string;
  };
  readonly diagnostics?: string;
  /** The path of the fault. */
  readonly expression?: readonly string[];
}

export interface OperationOutcome {
  readonly resourceType: 'OperationOutcome';
  readonly issue: readonly OutcomeIssue[];
}
