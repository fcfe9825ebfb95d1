// All phrases of the pages. To add an area: one file in areas/, one import and one name here.
import type { Lang } from '../language.js';
import { accessibility } from './areas/accessibility.js';
import { access } from './areas/access.js';
import { accessRules } from './areas/access-rules.js';
import { activation } from './areas/activation.js';
import { common } from './areas/common.js';
import { demoOutgoing } from './areas/demo-outgoing.js';
import { desk } from './areas/desk.js';
import { documentProblems } from './areas/document-problems.js';
import { documents } from './areas/documents.js';
import { fileProblems } from './areas/file-problems.js';
import { help } from './areas/help.js';
import { heirs } from './areas/heirs.js';
import { hiding } from './areas/hiding.js';
import { professions } from './areas/professions.js';
import { addDocument } from './areas/add-document.js';
import { history } from './areas/history.js';
import { historyActs } from './areas/history-acts.js';
import { historyFiles } from './areas/history-files.js';
import { historyLine } from './areas/history-line.js';
import { home } from './areas/home.js';
import { newCode } from './areas/new-code.js';
import { leaving } from './areas/leaving.js';
import { operators } from './areas/operators.js';
import { notices } from './areas/notices.js';
import { opposition } from './areas/opposition.js';
import { outgoing } from './areas/outgoing.js';
import { oversight } from './areas/oversight.js';
import { ownHome } from './areas/own-home.js';
import { ownSignIn } from './areas/own-sign-in.js';
import { personalData } from './areas/personal-data.js';
import { preview } from './areas/preview.js';
import { professional } from './areas/professional.js';
import { professionalDocuments } from './areas/professional-documents.js';
import { nationalSignIn } from './areas/national-sign-in.js';
import { professionalRights } from './areas/professional-rights.js';
import { professionalSignIn } from './areas/professional-sign-in.js';
import { proof } from './areas/proof.js';
import { recovery } from './areas/recovery.js';
import { refusals } from './areas/refusals.js';
import { rightsProblems } from './areas/rights-problems.js';
import { ruleBook } from './areas/rule-book.js';
import { rulePromises } from './areas/rule-promises.js';
import { reportQueue } from './areas/report-queue.js';
import { reports } from './areas/reports.js';
import { settings } from './areas/settings.js';
import { signIn } from './areas/sign-in.js';
import { spaceLife } from './areas/space-life.js';
import { takeout } from './areas/takeout.js';
import { verify } from './areas/verify.js';
import { whoReads } from './areas/who-reads.js';
import { visit } from './areas/visit.js';

const areas = {
  access,
  heirs,
  ruleBook,
  rulePromises,
  accessibility,
  accessRules,
  activation,
  common,
  desk,
  demoOutgoing,
  documentProblems,
  documents,
  fileProblems,
  help,
  hiding,
  professions,
  addDocument,
  history,
  historyActs,
  historyFiles,
  historyLine,
  home,
  newCode,
  leaving,
  operators,
  notices,
  opposition,
  reports,
  outgoing,
  oversight,
  reportQueue,
  ownHome,
  ownSignIn,
  personalData,
  preview,
  professional,
  professionalDocuments,
  nationalSignIn,
  professionalRights,
  professionalSignIn,
  proof,
  recovery,
  refusals,
  rightsProblems,
  settings,
  signIn,
  spaceLife,
  takeout,
  visit,
  verify,
  whoReads,
} as const;

export type AreaName = keyof typeof areas;
export type Messages = { readonly lang: Lang } & { readonly [A in AreaName]: (typeof areas)[A]['fr'] };

const inLang = (lang: Lang): Messages =>
  ({ lang, ...Object.fromEntries(Object.entries(areas).map(([name, phrases]) => [name, phrases[lang]])) }) as Messages;

const catalogues: Record<Lang, Messages> = { fr: inLang('fr'), en: inLang('en') };

/** Every phrase in one language, with the language itself for dates and plurals. */
export const messagesFor = (lang: Lang): Messages => catalogues[lang];

/** What failed, what to do, another way. A name without words of its own gets the general ones. */
export interface ProblemWords {
  readonly title: string;
  readonly todo: string;
  readonly other: string;
}

/** The words for a named fault (`malware-found`). */
export function problemWords(m: Messages, name: string): ProblemWords {
  const known: Readonly<Record<string, ProblemWords>> = {
    ...m.fileProblems,
    ...m.documentProblems,
    ...m.rightsProblems,
  };
  return Object.hasOwn(known, name) ? (known[name] ?? m.fileProblems.unknown) : m.fileProblems.unknown;
}

/** Why someone could, or could not, by the deciding rule's name; `undefined` for a name that is no rule. */
export function ruleSentence(m: Messages, rule: string): string | undefined {
  const sentences: Readonly<Record<string, string>> = m.accessRules;
  return Object.hasOwn(sentences, rule) ? sentences[rule] : undefined;
}
