// What the machine can do without us: a bare HTTP server that answers one JSON text, and single-row statements on PostgreSQL.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import postgres from 'postgres';

const [databaseUrl = ''] = process.argv.slice(2);
const body = JSON.stringify({ resourceType: 'Basic', text: 'x'.repeat(1_200) });
const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(body);
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));

const sql = postgres(databaseUrl, { max: 16, onnotice: () => undefined });
await sql`create table if not exists bench_row (id bigint generated always as identity primary key, body text)`;
await sql`insert into bench_row (body) select repeat('x', 200) from generate_series(1, 1000)`;

const statements: Readonly<Record<string, (n: number) => Promise<unknown>>> = {
  select: (n) => sql`select body from bench_row where id = ${(n % 1000) + 1}`,
  insert: () => sql`insert into bench_row (body) values (${'x'.repeat(200)})`,
};

process.on('message', (message: unknown) => {
  if (message === 'usage') {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpuMicroseconds: user + system, rss: process.memoryUsage().rss });
    return;
  }
  const { statement, concurrency, seconds } = message as { statement: string; concurrency: number; seconds: number };
  const run = statements[statement];
  if (run === undefined) throw new Error(`no statement called ${statement}`);
  void measure(run, concurrency, seconds).then((latencies) => process.send?.({ latencies }));
});
process.on('disconnect', () => process.exit(0));

async function measure(run: (n: number) => Promise<unknown>, concurrency: number, seconds: number): Promise<number[]> {
  const latencies: number[] = [];
  const end = performance.now() + seconds * 1_000;
  let n = 0;
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      while (performance.now() < end) {
        const from = performance.now();
        await run((n += 1));
        latencies.push(performance.now() - from);
      }
    }),
  );
  return latencies;
}
