export { helpBelongings } from './help.belongings.js';
