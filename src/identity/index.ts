export { actorOf, reasonOf, situationOf } from './caller.js';
export type { Caller, PersonCaller, Professional, ProfessionalCaller, Situation, Structure } from './caller.js';
export { createRecord, findRecordByIns, readPerson } from './person.store.js';
export type { NewRecord, Person, SpaceState } from './person.store.js';
export {
  readProfessional,
  readProfessionals,
  readStructure,
  saveProfessional,
  saveStructure,
} from './professional.store.js';
export type { DirectoryProfessional } from './professional.store.js';
