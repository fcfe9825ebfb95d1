// What each public form takes of a stranger; facts-open-nothing.test.ts compares it with the router.

import { tokenIn, type Stranger } from './door-asker.js';

export type Facts = Readonly<Record<string, string>>;

export interface Taken {
  /** Every field that the route reads of a stranger. */
  readonly fields: readonly string[];
  /** The step before, taken with facts alone; its page's token. */
  readonly before?: (stranger: Stranger, facts: Facts) => Promise<string>;
  /** What is typed is not a guess with facts but the very proof. */
  readonly proof?: (typed: Facts, facts: Facts) => boolean;
  /** Facts that a field takes, when all of them would only repeat the same work. */
  readonly only?: Readonly<Record<string, readonly string[]>>;
}

export const LETTER: Taken = {
  fields: ['code', 'nir', 'serial'],
  proof: (typed, facts) =>
    typed['code'] === facts['provisionalCode'] &&
    typed['nir'] === facts['nir'] &&
    typed['serial'] === facts['vitaleSerial'],
};
/** Its step before is one that facts do not pass: asked without it, it leads back. */
export const LATER: Taken = { fields: [] };

export const SIGNED: Taken = {
  fields: ['token', 'client_assertion', 'client_assertion_type'],
  only: { client_assertion: ['nir', 'username'], client_assertion_type: ['assertionType'] },
};

/** Every public form. A new one without its line here fails. */
export const TAKEN: Readonly<Record<string, Taken>> = {
  'POST /connexion': {
    fields: ['username', 'password', 'next'],
    only: { username: ['username', 'email', 'nir'], next: [] },
  },
  'POST /connexion/code': LATER,
  'POST /connexion/code/envoyer': LATER,
  'POST /connexion/cle/question': { fields: [] },
  'POST /connexion/cle': { fields: ['reponse', 'next'], only: { next: [] } },
  'POST /connexion/oubli': { fields: ['username'] },
  'POST /connexion/oubli/codes': {
    fields: ['courriel', 'second'],
    async before(stranger, facts) {
      await stranger.post('POST /connexion/oubli', { username: facts['username'] ?? '' });
      return tokenIn(await stranger.get('GET /connexion/oubli/codes'));
    },
    only: {
      courriel: ['phone', 'postalCode', 'birthDate', 'nir', 'sixOfNir'],
      second: ['phone', 'postalCode', 'sixOfNir', 'vitaleSerial'],
    },
  },
  'POST /connexion/oubli/nouveau': LATER,
  'POST /deconnexion': { fields: [] },
  'POST /activer': LETTER,
  'POST /activer/identifiants': LATER,
  'POST /activer/application': LATER,
  'POST /activer/application/envoyer': LATER,
  'POST /activer/code': { fields: ['nir', 'serial', 'moyen'], only: { moyen: ['way'] } },
  'POST /opposition': LETTER,
  'POST /opposition/confirmer': LATER,
  'POST /opposition/revenir': LATER,
  'POST /opposition/cloturer': LATER,
  'POST /espace-ferme/rouvrir': LATER,
  'POST /espace-ferme/refuser': LATER,
  'POST /espace-ferme/supprimer': LATER,
  'POST /assistance/poste/connexion': { fields: ['username', 'password'], only: { username: ['username', 'email'] } },
  'POST /assistance/poste/connexion/code': LATER,
  'POST /exploitation': { fields: ['code'] },
  'POST /visite': {
    fields: ['q', 'code', 'nom', 'profession', 'lieu', 'soin'],
    only: {
      q: ['nir', 'provisionalCode'],
      code: ['nir', 'sixOfNir', 'vitaleSerial', 'username', 'provisionalCode'],
      nom: ['familyName'],
      profession: ['profession'],
      lieu: [],
      soin: ['caring'],
    },
  },
  'POST /proche': {
    fields: ['reference', 'code'],
    only: {
      reference: ['sixOfNir', 'birthDate', 'username', 'vitaleSerial'],
      code: ['nir', 'sixOfNir', 'vitaleSerial', 'username', 'provisionalCode'],
    },
  },
  'POST /proche/code': LATER,
  'POST /pro/retour/deconnexion': { fields: ['logout_token'] },
  'POST /oauth/token': {
    fields: ['grant_type', 'client_assertion', 'client_assertion_type', 'client_id', 'scope'],
    only: {
      grant_type: ['grant'],
      client_assertion_type: ['assertionType'],
      scope: [],
      client_id: ['nir', 'username'],
    },
  },
  'POST /oauth/introspect': SIGNED,
  'POST /oauth/revoke': SIGNED,
};
