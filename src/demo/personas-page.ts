// docs/personas.md, written from the personas themselves so that it is never wrong.

import type { DemoPerson, DemoProfessional, DemoRelationKind } from './persona.model.js';
import { demoPersons, demoRepresentations } from './personas.js';
import { demoProfessionals } from './professionals.js';
import { demoSoftware } from './software.js';
import { demoStaff } from './staff.js';
import { demoStructures } from './structures.js';

const STATES = {
  notified: 'courrier envoyé',
  opposed: 'opposé',
  open: 'ouvert, jamais activé',
  active: 'activé',
  suspended: 'suspendu',
  closed: 'fermé',
} as const;

const RELATIONS: Readonly<Record<DemoRelationKind, string>> = {
  attending: 'médecin traitant de',
  careTeam: 'équipe de soins de',
  consented: 'autorisé par',
  blocked: 'bloqué par',
};

const row = (cells: readonly string[], widths: readonly number[]): string =>
  `| ${cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join(' | ')} |`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const widths = head.map((cell, index) =>
    Math.max(3, cell.length, ...rows.map((cells) => (cells[index] ?? '').length)),
  );
  const line = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [row(head, widths), line, ...rows.map((cells) => row(cells, widths))].join('\n');
};

const nameOf = (key: string): string => {
  const person = demoPersons.find((candidate) => candidate.key === key);
  return person?.givenNames[0] ?? key;
};

const relationsOf = (professional: DemoProfessional): string =>
  (['attending', 'careTeam', 'consented', 'blocked'] as const)
    .map((kind) => ({
      kind,
      names: professional.relations.filter((relation) => relation.kind === kind).map(({ person }) => nameOf(person)),
    }))
    .filter(({ names }) => names.length > 0)
    .map(({ kind, names }) => `${RELATIONS[kind]} ${names.join(', ')}`)
    .join(' ; ');

const login = (one: { readonly username: string; readonly password: string }): string =>
  `\`${one.username}\` \`${one.password}\``;

const personRow = (person: DemoPerson): string[] => [
  `${person.givenNames[0] ?? ''} ${person.familyName}`,
  `\`${person.ins}\``,
  person.oid.endsWith('.10') ? 'test' : 'démo',
  person.earlierRecord ? `${STATES[person.state]}, dossier antérieur` : STATES[person.state],
  person.state === 'active' ? login(person) : '',
  person.state === 'active'
    ? `\`${person.totpSecret}\``
    : `code \`${person.provisionalCode}\`, carte \`${person.vitaleSerial}\``,
  person.story,
];

const professionalRow = (professional: DemoProfessional): string[] => [
  `${professional.givenName} ${professional.familyName}`,
  professional.specialityLabel === undefined
    ? professional.professionLabel
    : `${professional.professionLabel}, ${professional.specialityLabel.replace(/ \(.*\)$/, '')}`,
  `\`${professional.idNatPS}\``,
  professional.structures.map((structure) => structure.name).join(', '),
  login(professional),
  relationsOf(professional),
];

/** The page in Markdown, tables aligned as the formatter wants them. */
export const personasPage = (): string =>
  [
    '# Les personas de démonstration',
    'Toutes ces personnes et structures sont inventées. Leurs identifiants sont ceux de test (`1.2.250.1.213.1.4.10`) ou de\ndémonstration (`1.2.250.1.213.1.4.11`) : ils sont refusés en production. La même liste, pour les machines, est à\n`GET /demo/personas.json`.',
    '## Usagers',
    'Pour se connecter : identifiant, mot de passe, puis le code à six chiffres tiré du secret (TOTP, 30 secondes). Ceux dont\nl’espace n’est pas activé ont un code provisoire et le numéro de série de leur carte Vitale.',
    table(
      ['Personne', 'INS', 'Domaine', 'Espace', 'Connexion', 'Secret TOTP ou activation', 'Histoire'],
      demoPersons.map(personRow),
    ),
    'Qui agit pour qui :',
    demoRepresentations
      .map(
        ({ represented, by, kind }) =>
          `- ${nameOf(by)} est ${kind === 'parent' ? 'parent' : 'aidante'} de ${nameOf(represented)}.`,
      )
      .join('\n'),
    '## Professionnels',
    table(
      ['Professionnel', 'Profession', 'Identifiant national', 'Lieux d’exercice', 'Connexion', 'Liens'],
      demoProfessionals.map(professionalRow),
    ),
    '## Poste d’assistance',
    'Leur console est à `/assistance/poste` : identifiant, mot de passe, puis le code tiré du secret. Elle ne montre aucun document. ' +
      'Les auditeurs entrent par la même porte et arrivent à `/controle`.',
    table(
      ['Nom', 'Connexion', 'Secret TOTP', 'Histoire'],
      demoStaff.map((one) => [one.name, login(one), `\`${one.totpSecret}\``, one.story]),
    ),
    '## Structures',
    table(
      ['Structure', 'Identifiant national', 'Secteur'],
      Object.values(demoStructures).map((structure) => [
        structure.name,
        `\`${structure.id}\``,
        `${structure.sector} ${structure.sectorLabel}${structure.samu ? ', régulation du Samu' : ''}`,
      ]),
    ),
    '## Logiciels',
    'Leur clé privée est créée à la première mise en route et se lit dans `/demo/personas.json`.',
    table(
      ['Logiciel', '`client_id`', 'Structure', 'Utilisateurs'],
      demoSoftware.map((software) => [
        software.name,
        `\`${software.clientId}\``,
        `\`${software.structureId}\``,
        software.professionals
          .map((key) => demoProfessionals.find((professional) => professional.key === key)?.familyName ?? key)
          .join(', '),
      ]),
    ),
  ].join('\n\n') + '\n';
