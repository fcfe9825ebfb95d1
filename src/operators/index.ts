// The door of operators: their pages, and the opening of it from the machine.
export { listDoors, openDoor } from './operator-door.store.js';
export { DOOR_PATH, type OperatorsHouse, type SoftwareDesk } from './operators-house.js';
export { operatorsRoutes } from './operators.routes.js';
