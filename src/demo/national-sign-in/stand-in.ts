import { demoPersons } from '../personas.js';
import { standInFor } from '../stand-in/mount.js';
import { claimsOf, subjectOf } from './claims.js';
import { personsPage, standInErrorPage } from './stand-in.page.js';

// Stands in for FranceConnect in a demo: same protocol, same claims, the personas, a button instead of two proofs.

export const NATIONAL_PREFIX = '/demo/franceconnect';
const STRONG = 'eidas2';
const WEAK = 'eidas1';
const SCOPES = ['openid', 'given_name', 'family_name', 'gender', 'birthdate', 'birthplace', 'birthcountry'];

export const nationalStandInOf = standInFor({
  prefix: NATIONAL_PREFIX,
  keysFile: 'national-sign-in.json',
  clientId: 'carnet-personnes',
  returnPath: '/connexion/national/retour',
  scopes: SCOPES,
  claims: {
    ...{ openid: ['sub'], acr: null, auth_time: null },
    ...Object.fromEntries(SCOPES.slice(1).map((scope) => [scope, [scope]])),
  },
  acrValues: [WEAK, STRONG],
  errorPage: standInErrorPage,
  claimsOf(subject) {
    const found = demoPersons.find((one) => subjectOf(one) === subject);
    return found === undefined ? undefined : claimsOf(found);
  },
  /** The page where a persona says who they are; the button pressed says with how many proofs. */
  entrance({ form, page, goOn, ...view }) {
    const found = demoPersons.find(({ key }) => key === form?.get('personne'));
    if (form === undefined || (found === undefined && !form.has('cancel')))
      return page(200, personsPage({ ...view, persons: demoPersons }));
    if (found === undefined) return goOn({ error: 'access_denied' });
    const acr = form.has('faible') ? WEAK : STRONG;
    return goOn({ login: { accountId: subjectOf(found), acr, remember: false } });
  },
});
