import type { TraceEntry, TraceObject } from '../audit/index.js';
import { titledName, professionLabel } from '../citizen/index.js';
import { problemWords, type IconName, type Messages } from '../web/index.js';
import type { RuleName } from './access-rules.js';

// One entry of the history in words: who, what they did or tried, to what, and the rule that decided.

type ActWords = { readonly [Part in 'did' | 'tried' | 'youDid' | 'youTried' | 'without']: string };

/** « Dr Hugo VASSEUR », « Vous », « Un logiciel de santé ». */
export function actorName({ actor }: Pick<TraceEntry, 'actor'>, m: Messages): string {
  const t = m.history;
  switch (actor.kind) {
    case 'person':
      return actor.inTheirStead === true ? t.actors.representative : t.you;
    case 'professional':
      return actor.name === undefined ? t.actors.professional : titledName(actor.name, actor.profession);
    case 'visitor':
      return actor.name === undefined ? t.actors.visitor : t.saysTheyAre(titledName(actor.name, actor.profession));
    case 'heir':
      return actor.name === undefined ? t.actors.heir : t.heirOf(actor.name);
    case 'software':
      return actor.name ?? t.actors.software;
    case 'helpdesk':
      return t.actors.helpdesk;
    case 'auditor':
      return t.actors.auditor;
    case 'system':
      return t.actors.system;
  }
}

/** « médecin, Centre hospitalier de la Lande »; nothing for the person themself. */
export const actorDetail = ({ actor }: Pick<TraceEntry, 'actor'>, m: Messages): string =>
  [professionLabel(actor.profession, m), actor.structureName]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');

/** The verb of the sentence and what stands for an object that is not named. */
export function actWords(
  entry: Pick<TraceEntry, 'act' | 'outcome' | 'actor'>,
  m: Messages,
): { verb: string; without: string } {
  const acts: Readonly<Record<string, ActWords>> = m.historyActs.acts;
  const words = acts[entry.act] ?? m.historyActs.acts.unknown;
  const own = entry.actor.kind === 'person' && entry.actor.inTheirStead !== true;
  const done = entry.outcome === 'done';
  const verb = own ? (done ? words.youDid : words.youTried) : done ? words.did : words.tried;
  return { verb, without: words.without };
}

/** What the sentence says of its object: a title in quotes, a name, the settings changed. */
export function objectWords(object: TraceObject | undefined, without: string, m: Messages): string {
  if (object === undefined) return without;
  switch (object.kind) {
    case 'document':
      return object.label === undefined ? without : m.history.quoted(object.label);
    case 'setting':
      return settingWords(object.id, m) || without;
    case 'professional':
    case 'consent':
      return object.label ?? without;
  }
}

/** `objectsToSamu=true` → « Samu refusé ». */
function settingWords(text: string, m: Messages): string {
  const settings: Readonly<Record<string, { readonly true: string; readonly false: string }>> = m.history.settings;
  return text
    .split(' ')
    .map((one) => {
      const [name = '', value] = one.split('=');
      return settings[name]?.[value === 'true' ? 'true' : 'false'] ?? '';
    })
    .filter((words) => words !== '')
    .join(', ');
}

export const ACT_ICONS: Readonly<Record<string, IconName>> = {
  'documents-list': 'documents',
  'document-read': 'eye',
  'document-download': 'download',
  'document-deposit': 'upload',
  'document-resend': 'upload',
  'document-hide': 'hide',
  'document-unhide': 'eye',
  'document-remove': 'trash',
  'document-restore': 'undo',
  'document-amend': 'documents',
  'document-archive': 'documents',
  'document-unarchive': 'documents',
  'document-release': 'eye',
  'consents-read': 'search',
  'submission-sets-list': 'documents',
  'submission-set-read': 'documents',
  'summary-read': 'eye',
  'space-find': 'search',
  'person-read': 'person',
  'consent-state': 'check',
  'consent-withdraw': 'close',
  'consent-restore': 'undo',
  'access-give': 'check',
  'access-term-set': 'clock',
  'administrator-choose': 'people',
  'administrator-dismiss': 'close',
  'structure-block': 'block',
  'structure-unblock': 'unlock',
  'consent-term-set': 'clock',
  'colleague-entrust': 'check',
  'professional-block': 'block',
  'professional-unblock': 'unlock',
  'preferences-set': 'settings',
  'visit-offer': 'clock',
  'visit-ask': 'clock',
  'visit-open': 'eye',
  'visit-look': 'eye',
  'visit-accept': 'check',
  'visit-decline': 'close',
  'visit-stop': 'close',
  'visit-leave': 'check',
  'emergency-begin': 'siren',
  'preview-as': 'eye',
  'who-may-see': 'eye',
};

/** Why they could, or could not: every rule of the table has its sentence, and so do the ways to be refused without one. */
export function whyWords(rule: string, m: Messages): string {
  const sentences: Readonly<Record<RuleName, string>> = { ...m.accessRules, ...m.historyActs.rules };
  return (sentences as Readonly<Record<string, string>>)[rule] ?? m.history.whyUnknown;
}

export const problemTitle = (problem: string, m: Messages): string => problemWords(m, problem).title;
