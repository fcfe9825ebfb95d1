// npm run bench:bodies: what the largest deposits cost the server that takes them: memory above what it had, and how long others wait.
// Linux only: the peak of memory is read from /proc.
import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { MIGRATIONS } from '../src/compose.js';
import { toFhirXml } from '../src/fhir/xml/write-xml.js';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.js';
import { migrate } from '../src/platform/migrate.js';
import { depositBundle, documentReference, type Enveloped } from '../test/support/fhir-software.js';
import { fillBench } from './content.js';

const here = path.dirname(fileURLToPath(import.meta.url));
const MEGABYTE = 1024 * 1024;
const ROUNDS = 2;

interface Row {
  readonly what: string;
  readonly body: number;
  /** Peak above what the process had before, in bodies. */
  readonly memory: number;
  readonly seconds: number;
  /** Milliseconds that small requests beside it took. */
  readonly p99: number;
  readonly longest: number;
  /** The longest the server's loop was held. */
  readonly held: number;
}

/** A PDF of one page whose content is `size` bytes of nothing drawn. */
function aPdf(size: number): Buffer {
  const filling = Buffer.from(`% ${randomBytes(size / 2).toString('hex')}\n`);
  const objects = [
    Buffer.from('1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n'),
    Buffer.from('2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n'),
    Buffer.from('3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>\nendobj\n'),
    Buffer.concat([
      Buffer.from(`4 0 obj\n<< /Length ${filling.length} >>\nstream\n`),
      filling,
      Buffer.from('\nendstream\nendobj\n'),
    ]),
  ];
  const head = Buffer.from('%PDF-1.4\n');
  let at = head.length;
  const places = objects.map((object) => {
    const place = at;
    at += object.length;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const end = `xref\n0 5\n0000000000 65535 f \n${places.join('')}trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.concat([head, ...objects, Buffer.from(end)]);
}

async function memoryOf(pid: number): Promise<{ readonly now: number; readonly peak: number }> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const of = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) * 1024;
  return { now: of('VmRSS'), peak: of('VmHWM') };
}

/** Small requests, one after the other, until told to stop: how long each took. */
async function beside(url: string, done: () => boolean): Promise<number[]> {
  const took: number[] = [];
  while (!done()) {
    const from = performance.now();
    await (await fetch(`${url}/health/live`)).arrayBuffer();
    took.push(performance.now() - from);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  return took.sort((one, other) => one - other);
}

async function main(): Promise<void> {
  const home = await mkdtemp(path.join(tmpdir(), 'carnet-bodies-'));
  const postgres = await startEmbeddedPostgres({ home });
  try {
    const password = randomBytes(24).toString('base64url');
    await migrate(postgres.ownerUrl, MIGRATIONS, password);
    const application = new URL(postgres.ownerUrl);
    application.username = 'carnet_app';
    application.password = password;
    const master = randomBytes(32).toString('hex');
    const content = await fillBench({ home, databaseUrl: application.href, master, records: 2, say: () => undefined });
    const server = fork(path.join(here, 'server.js'), [home, application.href, master]);
    try {
      const [{ port }] = (await once(server, 'message')) as [{ port: number }];
      const url = `http://127.0.0.1:${port}`;
      const token = await content.askToken(url);
      const [patient = ''] = content.patients;
      const [, value = ''] = patient.split('|');
      const oid = patient.split('|')[0]?.replace('urn:oid:', '') ?? '';
      let last = 0;
      const one = (bytes: Buffer): Enveloped => ({
        bytes,
        ins: { value, oid },
        uniqueId: `urn:oid:2.25.990${(last += 1)}`,
        contentType: 'application/pdf',
        title: 'Un grand document',
      });
      const large = (): object => documentReference(one(aPdf(24 * MEGABYTE)));
      const many = (): object => depositBundle(Array.from({ length: 50 }, () => one(aPdf(400 * 1024))));
      const cases: readonly [string, string, string, () => object][] = [
        ['25 MB PDF, JSON', '/fhir/DocumentReference', 'application/fhir+json', large],
        ['25 MB PDF, XML', '/fhir/DocumentReference', 'application/fhir+xml', large],
        ['50 documents, JSON', '/fhir', 'application/fhir+json', many],
        ['50 documents, XML', '/fhir', 'application/fhir+xml', many],
      ];
      const ask = async (): Promise<{ heldMilliseconds: number }> => {
        server.send('usage');
        const [answer] = (await once(server, 'message')) as [{ heldMilliseconds: number }];
        return answer;
      };
      // Threads and code are loaded by a small one of each, uncounted.
      const small = (): object => documentReference(one(aPdf(2 * MEGABYTE)));
      for (const type of ['application/fhir+json', 'application/fhir+xml'])
        await measured('warm', `${url}/fhir/DocumentReference`, type, small(), token, url, server.pid ?? 0);
      const rows: Row[] = [];
      line(['what', 'body MB', 'memory / body', 'seconds', 'others p99 ms', 'others longest ms', 'loop held ms']);
      line(Array.from({ length: 7 }, () => '---'));
      for (const [what, address, type, make] of cases)
        for (let round = 0; round < ROUNDS; round += 1) {
          await ask();
          const row = await measured(what, url + address, type, make(), token, url, server.pid ?? 0);
          rows.push({ ...row, held: (await ask()).heldMilliseconds });
          tell(rows.at(-1) ?? row);
        }
      report(rows);
    } finally {
      server.disconnect();
      await once(server, 'exit');
    }
  } finally {
    await postgres.stop();
    await rm(home, { recursive: true, force: true });
  }
}

async function measured(
  what: string,
  address: string,
  type: string,
  resource: object,
  token: string,
  url: string,
  pid: number,
): Promise<Row> {
  const body = Buffer.from(type.endsWith('xml') ? toFhirXml(resource as never) : JSON.stringify(resource));
  const { now } = await memoryOf(pid);
  // The peak is forgotten: what follows is of this request.
  await writeFile(`/proc/${pid}/clear_refs`, '5');
  let done = false;
  const others = beside(url, () => done);
  const from = performance.now();
  const answer = await fetch(address, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': type, prefer: 'return=minimal' },
    body,
  });
  const text = await answer.text();
  const seconds = (performance.now() - from) / 1_000;
  done = true;
  if (answer.status > 201) throw new Error(`${what}: ${answer.status} ${text.slice(0, 500)}`);
  const took = await others;
  const { peak } = await memoryOf(pid);
  return {
    what,
    body: body.length,
    memory: (peak - now) / body.length,
    seconds,
    p99: took[Math.floor(took.length * 0.99)] ?? 0,
    longest: took.at(-1) ?? 0,
    held: 0,
  };
}

const line = (cells: readonly string[]): void => {
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
};

const tell = ({ what, body, memory, seconds, p99, longest, held }: Row): void => {
  const whole = [p99, longest, held].map((milliseconds) => milliseconds.toFixed(0));
  line([what, (body / MEGABYTE).toFixed(1), memory.toFixed(2), seconds.toFixed(2), ...whole]);
};

function report(rows: readonly Row[]): void {
  const worst = Math.max(...rows.map(({ memory }) => memory));
  const longest = Math.max(...rows.map(({ held }) => held));
  const holds = worst < 3 && longest < 250;
  process.stdout.write(
    `worst: ${worst.toFixed(2)} bodies of memory, loop held ${longest.toFixed(0)} ms: ${holds ? 'holds' : 'does not hold'}\n`,
  );
  if (!holds) process.exitCode = 1;
}

await main();
