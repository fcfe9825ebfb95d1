// The software of the demo that calls /fhir. Key pairs are made when a home is seeded; only what is the same everywhere is here.

import type { DemoSoftware } from './persona.model.js';
import { demoStructures } from './structures.js';

export const demoSoftware: readonly DemoSoftware[] = [
  {
    key: 'hospital',
    name: 'Dossier patient du Centre hospitalier de Vallombre',
    clientId: 'demo-hospital',
    structureId: demoStructures.hospital.id,
    professionals: ['hospital-physician', 'er-doctor', 'nurse', 'gynaecologist'],
  },
  {
    key: 'laboratory',
    name: 'Système d’information du Laboratoire des Tilleuls',
    clientId: 'demo-laboratory',
    structureId: demoStructures.laboratory.id,
    professionals: ['biologist', 'lab-pharmacist'],
  },
  {
    key: 'samu',
    name: 'Régulation du Samu de Vallombre',
    clientId: 'demo-samu',
    structureId: demoStructures.samu.id,
    professionals: ['samu-regulator'],
  },
  {
    key: 'fontaine',
    name: 'Logiciel du Cabinet médical de la Fontaine',
    clientId: 'demo-fontaine',
    structureId: demoStructures.fontaine.id,
    professionals: ['gp'],
  },
];
