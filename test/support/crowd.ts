// Insured persons by the hundred thousand, as an insurer's file has them. Nobody bears these numbers: the authority is the one of tests.
import type { House } from '../../src/compose.js';
import { insKey } from '../../src/kernel/ins.js';
import { importPersons } from '../../src/lifecycle/index.js';
import type { World } from './world.js';

/** A different one for each number below 1,300 million. */
export function crowdIns(n: number): string {
  const body = `${1 + (n % 2)}${String(30 + (Math.floor(n / 2) % 70)).padStart(2, '0')}${String(1 + (Math.floor(n / 140) % 12)).padStart(2, '0')}69${String(100 + (Math.floor(n / 1_680) % 800)).padStart(3, '0')}${String(1 + (Math.floor(n / 1_344_000) % 999)).padStart(3, '0')}`;
  return body + insKey(body);
}

const lineOf = (n: number): string =>
  JSON.stringify({
    ins: crowdIns(n),
    oid: '1.2.250.1.213.1.4.10',
    familyName: `ESSAI ${n}`,
    givenNames: ['Camille', 'Dominique'],
    sex: n % 2 === 0 ? 'male' : 'female',
    birthDate: `19${String(30 + (n % 60)).padStart(2, '0')}-0${1 + (n % 9)}-1${n % 10}`,
    birthPlace: '69123',
    address: { lines: [`${n % 300} rue des Essais`], postalCode: '75011', town: 'PARIS' },
    email: `camille.${n}@essai.example`,
    phone: '06 39 98 00 00',
    vitaleSerial: String(10_000_000_000 + n),
    attendingPhysician: '810000000001',
  });

/** The first so many of them, as lines of a file. */
export async function* crowdFeed(persons: number): AsyncGenerator<Buffer> {
  for (let from = 0; from < persons; from += 500) {
    const lines = Array.from({ length: Math.min(500, persons - from) }, (_, at) => lineOf(from + at));
    yield Buffer.from(`${lines.join('\n')}\n`);
  }
}

/** So many records made by the insurer's import, as if the six weeks of their notices were long over: open, never activated. */
export async function openCrowd(
  { house, owner }: { readonly house: House; readonly owner: World['owner'] },
  persons: number,
): Promise<void> {
  const done = await importPersons({ ...house, mode: 'demo', sendsMail: false }, crowdFeed(persons), {
    runId: `crowd ${persons}`,
    format: 'ndjson',
    refuse: (_lines, from) => Promise.resolve(from),
    progress: () => undefined,
  });
  if (done.new !== persons) throw new Error(`imported ${JSON.stringify(done)}`);
  await owner`update space set state = 'open', notice_wanted = null where state = 'notified'`;
}
