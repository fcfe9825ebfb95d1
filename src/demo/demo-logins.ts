import { currentCode } from '../identity/index.js';
import type { Instant } from '../kernel/time.js';
import type { DemoLetter, DemoLogin } from '../web/index.js';
import { demoPersons } from './personas.js';

/** The logins shown under the sign-in form of a demo, with the one-time code of that moment. */
export const demoLogins = (now: Instant): DemoLogin[] =>
  demoPersons
    .filter((person) => person.state === 'active')
    .map((person) => ({
      name: `${person.givenNames[0] ?? ''} ${person.familyName}`.trim(),
      note: person.story,
      username: person.username,
      password: person.password,
      code: currentCode(person.totpSecret, now),
    }));

/** The letters and cards of those who have no login yet, or no more. */
export const demoLetters = (): DemoLetter[] =>
  demoPersons
    .filter((person) => person.state !== 'active')
    .map((person) => ({
      name: `${person.givenNames[0] ?? ''} ${person.familyName}`.trim(),
      note: person.story,
      code: person.provisionalCode,
      nir: person.ins,
      serial: person.vitaleSerial,
    }));
