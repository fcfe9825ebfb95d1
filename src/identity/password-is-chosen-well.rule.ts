import { foldName } from '../kernel/text.js';
import { isKnownPassword } from './known-passwords.js';

/** Faults of a chosen password, by the names the page has words for. */
export type PasswordFault =
  'password-missing' | 'password-too-short' | 'password-too-simple' | 'password-personal' | 'password-known';

/** What a password may not contain. */
export interface PersonalData {
  readonly nir: string;
  readonly username: string;
  readonly familyName: string;
  readonly givenNames: readonly string[];
  readonly email?: string | undefined;
}

const CLASSES = [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{L}\d\s]/u];
const IBAN = /[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){3,}/i;

/** 9 characters or more of four kinds; neither what is known of the person nor what everybody tries first. (rules 9) */
export function passwordIsChosenWell(password: string, personal: PersonalData): PasswordFault | undefined {
  if (password === '') return 'password-missing';
  if ([...password].length < 9) return 'password-too-short';
  if (!CLASSES.every((kind) => kind.test(password))) return 'password-too-simple';
  if (holdsPersonalData(password, personal)) return 'password-personal';
  return isKnownPassword(password) ? 'password-known' : undefined;
}

function holdsPersonalData(password: string, personal: PersonalData): boolean {
  const digits = password.replace(/\D/g, '');
  const email = personal.email?.toLowerCase();
  if (IBAN.test(password) || digits.includes(personal.nir.slice(0, 13))) return true;
  if (email !== undefined && password.toLowerCase().includes(email)) return true;
  return dressesUpAName(password, personal);
}

const LETTERS_OF_ONES_OWN = 4;

/** The person's name or username with little beside it: what others guess first. */
function dressesUpAName(password: string, { username, familyName, givenNames }: PersonalData): boolean {
  const folded = foldName(password);
  const words = [username, familyName, ...givenNames].flatMap((name) => foldName(name).split(' '));
  // Very short names turn up inside other words.
  const found = words.filter((word) => word.length >= 4 && folded.includes(word)).sort((a, b) => b.length - a.length);
  const rest = found.reduce((left, word) => left.replaceAll(word, ''), folded);
  return found.length > 0 && rest.replace(/[^A-Z]/g, '').length < LETTERS_OF_ONES_OWN;
}
