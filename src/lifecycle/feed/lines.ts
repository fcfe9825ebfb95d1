// Lines of a stream with the place where each ends. A line that is too long is told as such and never kept whole.

export interface Line {
  /** Counted from 1. */
  readonly number: number;
  readonly text: string | undefined;
  /** As it came, for its hash; of a line that was too long only its end. */
  readonly bytes: Buffer;
  readonly fault?: 'line-too-long' | 'not-utf8';
  /** Bytes of the stream up to and including this line. */
  readonly endsAt: number;
}

const LONGEST = 64 * 1024;
const NEWLINE = 10;

/** Groups of lines as they come, each chunk's at once; the first `skipped` were read before and come without their text. */
export async function* linesOf(
  source: AsyncIterable<Buffer | string>,
  { skipped = 0 }: { readonly skipped?: number } = {},
): AsyncGenerator<Line[]> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let at = 0;
  let number = 0;
  let rest: Buffer = Buffer.alloc(0);
  let dropping = false;

  const lineOf = (bytes: Buffer, ended: boolean): Line => {
    number += 1;
    at += bytes.length + (ended ? 1 : 0);
    const line = { number, bytes, endsAt: at };
    if (number <= skipped) return { ...line, text: undefined };
    if (dropping || bytes.length > LONGEST) return { ...line, text: undefined, fault: 'line-too-long' };
    try {
      return { ...line, text: decoder.decode(bytes) };
    } catch {
      return { ...line, text: undefined, fault: 'not-utf8' };
    }
  };

  for await (const piece of source) {
    const chunk = typeof piece === 'string' ? Buffer.from(piece) : piece;
    if (chunk.length === 0) continue;
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const lines: Line[] = [];
    let from = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, from)) {
      lines.push(lineOf(bytes.subarray(from, end), true));
      dropping = false;
      from = end + 1;
    }
    rest = bytes.subarray(from);
    if (rest.length > LONGEST) {
      // Nobody's person is that long: its bytes are counted and let go.
      at += rest.length;
      rest = Buffer.alloc(0);
      dropping = true;
    }
    if (lines.length > 0) yield lines;
  }
  if (rest.length > 0 || dropping) yield [lineOf(rest, false)];
}
