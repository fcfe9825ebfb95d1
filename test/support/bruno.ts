// Reading and performing requests of a Bruno collection: as much of its language as ours uses; anything else is a fault.

export interface BruRequest {
  readonly file: string;
  readonly seq: number;
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly bearer?: string;
  readonly form?: readonly (readonly [string, string])[];
  readonly json?: string;
  readonly after: readonly (readonly [string, string])[];
  readonly asserts: readonly (readonly [string, string])[];
  readonly vars: readonly (readonly [string, string])[];
}

export type Variables = Map<string, string>;

export interface BruAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly body: unknown;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
const KNOWN = new Set([
  ...['meta', 'headers', 'assert', 'docs', 'vars', 'params:query', 'auth:bearer', 'vars:post-response'],
  ...['body:json', 'body:form-urlencoded', ...METHODS],
]);

/** A block begins with its name and `{`, and ends with `}` at the beginning of a line. */
export function parseBru(text: string, file: string): BruRequest {
  const blocks = new Map<string, string>();
  const BLOCK = /^([a-z:-]+) \{\n([\s\S]*?)^\}\n/gm;
  for (const [, name = '', content = ''] of text.matchAll(BLOCK)) {
    if (!KNOWN.has(name) || blocks.has(name)) throw new Error(`${file}: block ${name}`);
    blocks.set(name, content);
  }
  if (text.replace(BLOCK, '').trim() !== '') throw new Error(`${file}: something stands outside of its blocks`);
  const pairs = (name: string): [string, string][] =>
    (blocks.get(name) ?? '')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => {
        const [, key, value] = /^ {2}([^:]+(?:\.[^:]+)?): (.*)$/.exec(line) ?? [];
        if (key === undefined || value === undefined) throw new Error(`${file}: ${name}: ${line}`);
        return [key, value];
      });
  const method = METHODS.find((name) => blocks.has(name)) ?? '';
  const head = Object.fromEntries(pairs(method));
  const body = head['body'];
  const json = blocks.get('body:json');
  if ((body === 'json') !== (json !== undefined)) throw new Error(`${file}: body`);
  return {
    file,
    seq: Number(Object.fromEntries(pairs('meta'))['seq'] ?? 0),
    method: method.toUpperCase(),
    url: head['url'] ?? '',
    headers: pairs('headers'),
    ...(head['auth'] === 'bearer' ? { bearer: Object.fromEntries(pairs('auth:bearer'))['token'] ?? '' } : {}),
    ...(body === 'formUrlEncoded' ? { form: pairs('body:form-urlencoded') } : {}),
    ...(json === undefined ? {} : { json }),
    after: pairs('vars:post-response'),
    asserts: pairs('assert'),
    vars: pairs('vars'),
  };
}

const filled = (text: string, variables: Variables): string =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = variables.get(name);
    if (value === undefined) throw new Error(`the variable ${name} has no value yet`);
    return value;
  });

/** Sends it, and keeps what it keeps for those after it. */
export async function perform(request: BruRequest, variables: Variables): Promise<BruAnswer> {
  const answer = await fetch(filled(request.url, variables), {
    method: request.method,
    headers: {
      ...Object.fromEntries(request.headers.map(([name, value]) => [name, filled(value, variables)])),
      ...(request.bearer === undefined ? {} : { authorization: `Bearer ${filled(request.bearer, variables)}` }),
    },
    ...(request.json === undefined ? {} : { body: filled(request.json, variables) }),
    ...(request.form === undefined
      ? {}
      : { body: new URLSearchParams(request.form.map(([name, value]) => [name, filled(value, variables)])) }),
  });
  const text = await answer.text();
  const isJson = (answer.headers.get('content-type') ?? '').includes('json') && text !== '';
  const read: BruAnswer = {
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    text,
    body: isJson ? (JSON.parse(text) as unknown) : text,
  };
  for (const [name, from] of request.after) {
    const value = valueOf(from, read);
    // A refusal keeps nothing: the assertions say what is wrong.
    if (typeof value === 'string') variables.set(name, value);
  }
  return read;
}

/** `res.status`, `res.body.entry[0].id`, `res.headers.location`. */
function valueOf(expression: string, answer: BruAnswer): unknown {
  const [root, ...steps] = expression.replaceAll(/\[(\d+)\]/g, '.$1').split('.');
  if (root !== 'res') throw new Error(`not of the answer: ${expression}`);
  return steps.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined,
    { status: answer.status, body: answer.body, headers: answer.headers },
  );
}

export function holds([subject, claim]: readonly [string, string], answer: BruAnswer, variables: Variables): boolean {
  const [, operator = '', given = ''] = /^(\w+) ?(.*)$/.exec(claim) ?? [];
  const value = valueOf(subject, answer);
  const expected = filled(given, variables);
  switch (operator) {
    case 'eq':
      return String(value) === expected;
    case 'in':
      return expected.split(/, ?/).includes(String(value));
    case 'contains':
      return String(value).includes(expected);
    default:
      throw new Error(`operator ${operator}`);
  }
}
