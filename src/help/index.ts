export { helpBelongings } from './help.belongings.js';
export { DESK, OVERSIGHT, staffEdgeFor, type StaffCaller, type StaffEdgeDeps } from './staff.edge.js';
export { staffPage, staffRoutes, type StaffPage } from './staff-page.js';
export {
  dismissStaff,
  findStaff,
  listStaff,
  saveStaff,
  type Staff,
  type StaffKeys,
  type StaffRole,
} from './staff.store.js';
