export { issueCode, newCode } from './code.store.js';
export { normaliseCode, normaliseSerial, printedCode } from './code.model.js';
export { openDueSpaces } from './open-due-spaces.js';
export { opensAt, opensSixWeeksAfterNotice } from './opens-six-weeks-after-notice.rule.js';
export { placeSpace } from './space.store.js';
export { TRANSITIONS, transitionOf, type LifecycleAct, type Transition } from './transitions.js';
export { activationRoutes, type ActivationDeps } from './activation.routes.js';
export { oppositionRoutes, type OppositionDeps } from './opposition.routes.js';
