import type { IncomingMessage } from 'node:http';

// The body of a request as one buffer. A large one whose length is told beforehand is written straight to its place as it comes, in memory
// that threads share: it is there once, also while another thread looks at it.

/** Longer bodies are read into shared memory. */
const LARGE = 1024 * 1024;

/** 413 for more than `limit` bytes, 400 for fewer or more than were announced and for a connection that broke off. */
export class BodyFault extends Error {
  override readonly name = 'BodyFault';
  readonly statusCode: 400 | 413;
  constructor(statusCode: 400 | 413) {
    super(statusCode === 413 ? 'the body is too large' : 'the body is not whole');
    this.statusCode = statusCode;
  }
}

export function readBody(
  request: IncomingMessage,
  limit: number,
  done: (fault: BodyFault | null, body?: Buffer) => void,
): void {
  const announced = Number(request.headers['content-length']);
  if (announced > limit) {
    done(new BodyFault(413));
    return;
  }
  const whole = announced > LARGE ? Buffer.from(new SharedArrayBuffer(announced)) : undefined;
  const chunks: Buffer[] = [];
  let length = 0;
  const end = (fault: BodyFault | null, body?: Buffer): void => {
    request.off('data', take).off('end', finish).off('error', breakOff);
    done(fault, body);
  };
  const take = (chunk: Buffer): void => {
    if (length + chunk.length > limit) end(new BodyFault(413));
    else if (whole === undefined) chunks.push(chunk);
    else chunk.copy(whole, length);
    length += chunk.length;
  };
  const finish = (): void => {
    if (!Number.isNaN(announced) && announced !== length) end(new BodyFault(400));
    else end(null, whole ?? Buffer.concat(chunks, length));
  };
  const breakOff = (): void => end(new BodyFault(400));
  request.on('data', take).on('end', finish).on('error', breakOff).resume();
}
