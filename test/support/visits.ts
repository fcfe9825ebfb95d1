// A visit from both sides: the person who shows, and whoever opens with the code.
import type { Citizen, Answer } from './citizen.js';
import { visitor, type Page, type Visitor } from './visitor.js';
import type { World } from './world.js';

export interface Offered {
  /** The person's page of this visit. */
  readonly href: string;
  /** As it is printed on the screen; absent on paper. */
  readonly short: string | undefined;
  readonly long: string;
}

/** The person prepares a visit: everything for half an hour on the screen, unless said otherwise. */
export async function offer(
  world: World,
  person: Citizen,
  change: Readonly<Record<string, string>> = {},
  documents: readonly string[] = [],
): Promise<Offered> {
  const form = new URLSearchParams({ quoi: 'tout', minutes: '30', comment: 'ecran', ...change });
  for (const id of documents) form.append('document', world.house.publicIds.of('document', person.recordId, id));
  const made = await world.app.inject({
    method: 'POST',
    url: '/acces/visite',
    headers: { cookie: person.cookie, 'content-type': 'application/x-www-form-urlencoded' },
    payload: `_csrf=${encodeURIComponent(person.csrf)}&${form.toString()}`,
  });
  const href = String(made.headers['location']);
  if (!/^\/acces\/visite\/[0-9a-f-]{36}$/.test(href)) throw new Error(`no visit: ${made.statusCode} ${href}`);
  return { href, ...(await codesOf(world, href)) };
}

/** The codes as they stand sealed in the record: what the picture shows cannot be read from the page. */
async function codesOf(world: World, href: string): Promise<{ short: string | undefined; long: string }> {
  const { readVisit } = await import('../../src/visit/visit.store.js');
  const id = href.slice('/acces/visite/'.length);
  const [row] = await world.owner<{ record_id: string }[]>`select record_id from visit where id = ${id}`;
  const visit = await world.house.database.withRecord(row?.record_id as never, (handle) => readVisit(handle, id));
  if (visit?.codes === undefined) throw new Error('the codes are gone');
  return { short: visit.codes.short, long: visit.codes.long };
}

export const DOCTOR = { nom: 'Alix MODELE', profession: '10', lieu: 'Nantes', soin: 'yes' } as const;

/** Somebody at the public page, with a code. */
export async function ask(
  browser: Visitor,
  code: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<Page> {
  const long = code.length === 43;
  const page = await browser.get(long ? `/visite?q=${code}` : '/visite');
  return browser.submit(page, '/visite', { ...DOCTOR, ...(long ? {} : { code }), ...fields });
}

/** The whole way: offered, asked, let in. The browser that was let in, and the visit. */
export async function letIn(
  world: World,
  person: Citizen,
  change: Readonly<Record<string, string>> = {},
  documents: readonly string[] = [],
): Promise<{ readonly browser: Visitor; readonly visit: Offered }> {
  const visit = await offer(world, person, change, documents);
  const browser = visitor(world.app);
  const asked = await ask(browser, visit.short ?? visit.long);
  if (asked.status !== 303) throw new Error(`not asked: ${asked.status}`);
  if (visit.short !== undefined) await answered(person, visit, 'accepter');
  return { browser, visit };
}

export async function answered(
  person: Citizen,
  { href }: Offered,
  verb: 'accepter' | 'refuser' | 'arreter',
): Promise<Answer> {
  return person.post(`${href}/${verb}`);
}
