import type { Ins } from '../kernel/ins.js';
import { base64Of } from './assertion.js';

// A document as the national interface wants it (ITI-105): its description with the file inside.

/** A document to deposit. */
export interface NewDocument {
  readonly ins: Pick<Ins, 'oid' | 'value'>;
  readonly bytes: Uint8Array;
  /** `text/xml` for a CDA, `application/pdf`, `image/jpeg`, `image/png`, `image/tiff`, `application/rtf`, `text/plain`. */
  readonly contentType: string;
  /** A code of JDV_J66; for a CDA that of its header. */
  readonly type: { readonly code: string; readonly system?: string };
  readonly title: string;
  /** ISO 8601 with its zone, as written by the author. */
  readonly date: string;
  /** idNatPS. */
  readonly author: string;
  /** idNatStruct. */
  readonly custodian: string;
  /** For a CDA, ClinicalDocument/id. Absent: made of the content, so that the same file deposited again is the same document. */
  readonly uniqueId?: string;
  /** `fr-FR` by default. */
  readonly language?: string;
  readonly confidentiality?: 'N' | 'R' | 'V';
  readonly visibility?: readonly ('MASQUE_PS' | 'INVISIBLE_PATIENT' | 'INVISIBLE_REPRESENTANTS_LEGAUX')[];
  /** The id we gave the document that this one replaces. */
  readonly replaces?: string;
}

/** `urn:uuid:…` made of the content alone (a UUID of version 8). */
export async function uniqueIdOfContent(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
  const hexadecimal = [...digest.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const version = `8${hexadecimal.slice(13, 16)}`;
  const variant = `${(8 + (Number.parseInt(hexadecimal[16] ?? '0', 16) % 4)).toString(16)}${hexadecimal.slice(17, 20)}`;
  return `urn:uuid:${hexadecimal.slice(0, 8)}-${hexadecimal.slice(8, 12)}-${version}-${variant}-${hexadecimal.slice(20)}`;
}

const CONFIDENTIALITY = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality';
const VISIBILITY =
  'https://mos.esante.gouv.fr/NOS/TRE_A07-StatutVisibiliteDocument/FHIR/TRE-A07-StatutVisibiliteDocument';

/** The DocumentReference that deposits it. */
export async function documentReferenceOf(document: NewDocument): Promise<Record<string, unknown>> {
  const { bytes } = document;
  const sha1 = new Uint8Array(await crypto.subtle.digest('SHA-1', bytes as Uint8Array<ArrayBuffer>));
  const labels = [
    ...(document.confidentiality === undefined ? [] : [{ system: CONFIDENTIALITY, code: document.confidentiality }]),
    ...(document.visibility ?? []).map((code) => ({ system: VISIBILITY, code })),
  ];
  return {
    resourceType: 'DocumentReference',
    masterIdentifier: {
      system: 'urn:ietf:rfc:3986',
      value: document.uniqueId ?? (await uniqueIdOfContent(bytes)),
    },
    status: 'current',
    type: { coding: [{ system: document.type.system ?? 'http://loinc.org', code: document.type.code }] },
    subject: { identifier: { system: `urn:oid:${document.ins.oid}`, value: document.ins.value } },
    date: document.date,
    author: [{ identifier: { system: 'urn:oid:1.2.250.1.71.4.2.1', value: document.author } }],
    custodian: { identifier: { system: 'urn:oid:1.2.250.1.71.4.2.2', value: document.custodian } },
    ...(document.replaces === undefined
      ? {}
      : {
          relatesTo: [{ code: 'replaces', target: { reference: `DocumentReference/${document.replaces}` } }],
        }),
    ...(labels.length === 0 ? {} : { securityLabel: labels.map((coding) => ({ coding: [coding] })) }),
    content: [
      {
        attachment: {
          contentType: document.contentType,
          language: document.language ?? 'fr-FR',
          title: document.title,
          creation: document.date,
          data: base64Of(bytes),
          hash: base64Of(sha1),
          size: bytes.length,
        },
      },
    ],
  };
}
