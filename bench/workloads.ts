// What is measured over HTTP: the operations of the main job, and those held against them.
import { createHash } from 'node:crypto';
import type { BenchContent } from './content.js';

const SEARCH = 'search (ITI-67, newest 20 of 30)';
const DOWNLOAD = 'download (ITI-68)';
const DEPOSIT = 'deposit (ITI-105, 20 kB PDF)';
/** The operation of the main job that each other is held against: at most 1.5 times its CPU. */
export const MAIN: Readonly<Record<string, string>> = {
  'ITI-67 by POST': SEARCH,
  'ITI-66 (20 submission sets)': SEARCH,
  'ITI-65 (the same PDF)': DEPOSIT,
  'PATCH (archived, and back)': DEPOSIT,
};

export type Workload = readonly [
  what: string,
  next: (n: number) => { readonly method: 'GET' | 'POST' | 'PATCH'; readonly path: string; readonly body?: string },
  headers: Readonly<Record<string, string>>,
  status: number,
];

export function workloads(content: BenchContent, token: string): readonly Workload[] {
  const fhir = { authorization: `Bearer ${token}`, accept: 'application/fhir+json' };
  const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
  const search = (n: number) => ({
    method: 'GET' as const,
    path: `/fhir/DocumentReference?patient.identifier=${encodeURIComponent(pick(content.patients, n))}&status=current&_count=20`,
  });
  const read = (n: number) => ({
    method: 'GET' as const,
    path: `/fhir/DocumentReference/${pick(content.documents, n)}`,
  });
  const download = (n: number) => ({ method: 'GET' as const, path: `/fhir/Binary/${pick(content.documents, n)}` });
  const uniqueId = (n: number): string =>
    `urn:oid:2.25.${BigInt(`0x${createHash('sha1').update(`${n}-${Math.random()}`).digest('hex').slice(0, 24)}`)}`;
  const deposit = (n: number) => ({
    method: 'POST' as const,
    path: '/fhir/DocumentReference',
    body: content.deposit(pick(content.patients, n), uniqueId(n)),
  });
  const transaction = (n: number) => ({
    method: 'POST' as const,
    path: '/fhir',
    body: content.transaction(pick(content.patients, n), uniqueId(n)),
  });
  const posted = (n: number) => ({
    method: 'POST' as const,
    path: '/fhir/DocumentReference/_search',
    body: `patient.identifier=${encodeURIComponent(pick(content.patients, n))}&status=current&_count=20`,
  });
  const lists = (n: number) => ({
    method: 'GET' as const,
    path: `/fhir/List?patient.identifier=${encodeURIComponent(pick(content.patients, n))}&code=submissionset&status=current&_count=20`,
  });
  // Each is archived, then brought back: every request changes something.
  const archived = new Set<string>();
  const patch = (n: number) => {
    const id = pick(content.documents, n);
    const value = !archived.delete(id);
    if (value) archived.add(id);
    const path =
      "/extension[url:'https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition/pdsm-ext-is-archived']/valueBoolean";
    return {
      method: 'PATCH' as const,
      path: `/fhir/DocumentReference/${id}`,
      body: JSON.stringify([{ op: 'add', path, value }]),
    };
  };
  const native = { authorization: fhir.authorization, accept: '*/*' };
  const post = { ...fhir, 'content-type': 'application/fhir+json' };
  const form = { ...fhir, 'content-type': 'application/x-www-form-urlencoded' };
  const jsonPatch = { ...fhir, 'content-type': 'application/json-patch+json' };
  return [
    ['read by id', read, fhir, 200],
    [SEARCH, search, fhir, 200],
    ['ITI-67 by POST', posted, form, 200],
    ['ITI-66 (20 submission sets)', lists, fhir, 200],
    [DOWNLOAD, download, native, 200],
    [DEPOSIT, deposit, post, 201],
    ['ITI-65 (the same PDF)', transaction, post, 200],
    ['PATCH (archived, and back)', patch, jsonPatch, 200],
  ];
}
