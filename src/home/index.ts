export { readHomeAct, type Home, type HomeNotice } from './read-home.act.js';
