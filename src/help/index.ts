export { helpBelongings } from './help.belongings.js';
export { saveStaff } from './staff.store.js';
