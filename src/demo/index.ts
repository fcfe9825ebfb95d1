export { demoPersons, demoRepresentations } from './personas.js';
export { demoProfessionals } from './professionals.js';
export { demoSoftware } from './software.js';
export { demoStaff, type DemoStaff } from './staff.js';
export { demoStructures } from './structures.js';
export type {
  DemoPerson,
  DemoProfessional,
  DemoRelation,
  DemoRelationKind,
  DemoRepresentation,
  DemoSoftware,
  DemoSpaceState,
  DemoStructure,
} from './persona.model.js';
