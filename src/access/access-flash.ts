import type { Flash, Messages } from '../web/index.js';
import type { JustDone } from '../web/just-done.js';
import type { Preferences } from './rights.store.js';
import { nameOf, whomFields, whomOfCode, type Names, type Whom } from './whom.js';

// What has just been done on the pages of rights, and how to take it back. What it was done to stands in the flash's item, its parts apart
// by `=`.

/** Which part names whom it is about. */
const PARTS: Readonly<Record<string, number>> = {
  'access-given': 1,
  'consent-ended': 1,
  'consent-back': 1,
  'term-set': 0,
  'access-stopped': 0,
  'administrator-chosen': 0,
  'administrator-dismissed': 0,
  'structure-blocked': 0,
  'structure-unblocked': 0,
};

/** Whom the flash is about, whom the page might else not know. */
export function whomOfDone({ what, item = '' }: JustDone): Whom | undefined {
  if (what === 'professional-blocked' || what === 'professional-unblocked') return whomOfCode(`p${item}`);
  const part = PARTS[what];
  return part === undefined ? undefined : whomOfCode(item.split('=')[part]);
}

export function accessFlash(done: JustDone, m: Messages, names: Names): Flash | undefined {
  const { what, item = '' } = done;
  if (what === 'setting') return settingFlash(item, m);
  if (what === 'standing-term')
    return { text: m.whoReads.done.standing, undo: { action: '/acces/duree-des-accords', fields: { jours: item } } };
  const whom = whomOfDone(done);
  return whom === undefined ? undefined : rightFlash(what, item.split('='), whom, nameOf(whom, names), m);
}

function rightFlash(what: string, parts: readonly string[], whom: Whom, name: string, m: Messages): Flash | undefined {
  const t = m.access.done;
  const words = m.whoReads.done;
  const fields = whomFields(whom);
  const [first = '', second = '', third = ''] = parts;
  const consent = { ...fields, accord: first };
  switch (what) {
    case 'professional-blocked':
      return {
        text: t.blocked(name),
        undo: { action: '/acces/debloquer', fields: { ...fields, annuler: 'oui' }, label: t.undoBlock },
      };
    case 'professional-unblocked':
      return { text: t.unblocked(name) };
    case 'consent-ended':
      return { text: t.consentEnded(name), undo: { action: '/acces/accords/retablir', fields: consent } };
    case 'consent-back':
      return { text: t.consentBack(name) };
    case 'access-given':
      return {
        text: words.given(name),
        undo: { action: '/acces/accords/fin', fields: consent, label: words.undoGive },
      };
    case 'term-set':
    case 'access-stopped': {
      const tie: Readonly<Record<string, string>> = second === 'e' ? { equipe: 'oui' } : { accord: second };
      return {
        text: what === 'term-set' ? words.term(name) : words.stopped(name),
        undo: { action: '/acces/duree', fields: { ...fields, ...tie, jusqua: third } },
      };
    }
    case 'administrator-chosen':
      return { text: words.administrator(name), undo: { action: '/acces/administrateur/retirer', fields } };
    case 'administrator-dismissed':
      return { text: words.dismissed(name), undo: { action: '/acces/administrateur', fields } };
    case 'structure-blocked':
      return {
        text: words.structureBlocked(name),
        undo: { action: '/acces/debloquer-structure', fields: { ...fields, annuler: 'oui' }, label: t.undoBlock },
      };
    case 'structure-unblocked':
      return { text: words.structureUnblocked(name) };
    default:
      return undefined;
  }
}

const PREFERENCES = [
  'objectsToSamu',
  'objectsToEmergency',
  'objectsToHiddenInEmergency',
  'hidesNewDocuments',
  'objectsToHeirs',
] as const satisfies readonly (keyof Preferences)[];

export const isPreference = (name: string): name is (typeof PREFERENCES)[number] =>
  PREFERENCES.some((one) => one === name);

/** The same on every page that shows a setting. */
export function settingFlash(item: string, m: Messages): Flash | undefined {
  const [name = '', value] = item.split('=');
  if (!isPreference(name)) return undefined;
  const on = value === 'oui';
  return {
    text: m.access.done.setting[name][on ? 'on' : 'off'],
    undo: { action: '/acces/reglages', fields: { reglage: name, valeur: on ? 'non' : 'oui' } },
  };
}
