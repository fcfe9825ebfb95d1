import { createHash } from 'node:crypto';

const HEAD = 64 * 1024;

/**
 * Names a run by the first bytes of what it reads, so that the same feed, from a file or from a pipe, is taken up where it stopped. Answers
 * the name and the whole stream.
 */
export async function runIdOf(
  source: AsyncIterable<Buffer>,
): Promise<{ readonly runId: string; readonly stream: AsyncIterable<Buffer> }> {
  const pieces: Buffer[] = [];
  let length = 0;
  const reading = source[Symbol.asyncIterator]();
  while (length < HEAD) {
    const next = await reading.next();
    if (next.done === true) break;
    pieces.push(next.value);
    length += next.value.length;
  }
  const runId = createHash('sha256').update(Buffer.concat(pieces).subarray(0, HEAD)).digest('hex').slice(0, 32);
  async function* whole(): AsyncGenerator<Buffer> {
    yield* pieces;
    for (let next = await reading.next(); next.done !== true; next = await reading.next()) yield next.value;
  }
  return { runId, stream: whole() };
}
