import type { House } from './compose.js';
import {
  listSoftware,
  OFFERED_SCOPES,
  parseThumbprint,
  readSoftware,
  registerSoftware,
  registrationProblemText,
  removeSoftware,
  restoreSoftware,
  revokeTokensOf,
  rotateKeys,
} from './fhir/index.js';
import type { SoftwareDesk } from './operators/index.js';

/** What the operators' pages do with software: the very acts of the command line. */
export const softwareDesk = (house: House): SoftwareDesk => ({
  offeredScopes: OFFERED_SCOPES,
  list: () => listSoftware(house),
  read: (clientId) => readSoftware(house, clientId),
  register: (form, by) => registerSoftware(house, form, by),
  rotate: (clientId, form, by) => rotateKeys(house, clientId, form, by),
  revokeTokens: (clientId, by) => revokeTokensOf(house, clientId, by),
  remove: (clientId, by) => removeSoftware(house, clientId, by),
  restore: (clientId, by) => restoreSoftware(house, clientId, by),
  thumbprint: parseThumbprint,
  words(problem, lang) {
    const { fr, aFaire, en, todo } = registrationProblemText(problem);
    return lang === 'fr' ? { wrong: fr, todo: aFaire } : { wrong: en, todo };
  },
});
