export { readHomeAct, type Home, type HomeNotice } from './read-home.act.js';
export { seeNoticesAct, type SeeNoticesInput } from './see-notices.act.js';
