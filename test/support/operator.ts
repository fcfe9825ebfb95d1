// An operator at the pages: a door opened as the command does, the code entered, forms posted with their token.
import { randomBytes } from 'node:crypto';
import { CODE_BYTES, codeFrom, printedCode } from '../../src/lifecycle/index.js';
import { openDoor } from '../../src/operators/index.js';
import type { World } from './world.js';

export interface OperatorAnswer {
  readonly status: number;
  readonly location: string;
  readonly body: string;
}

export interface Operator {
  readonly jar: Map<string, string>;
  get(url: string): Promise<OperatorAnswer>;
  /** With the token of the last page that had one. */
  post(
    url: string,
    fields?: Readonly<Record<string, string | readonly string[]>>,
    headers?: Record<string, string>,
  ): Promise<OperatorAnswer>;
}

/** The code of a door opened for this name, as it is printed. */
export async function aDoor({ house }: World, name = 'Exploitante'): Promise<{ code: string; id: string }> {
  const code = codeFrom(randomBytes(CODE_BYTES));
  const id = await openDoor(house.database.directory, house.keys.session, name, code, house.clock.real());
  return { code: printedCode(code), id };
}

export function operatorAt({ app }: World): Operator {
  const jar = new Map<string, string>();
  let csrf = '';
  async function ask(
    method: 'GET' | 'POST',
    url: string,
    headers: Record<string, string>,
    payload?: string,
  ): Promise<OperatorAnswer> {
    const answer = await app.inject({
      method,
      url,
      headers: {
        ...headers,
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(payload === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(payload === undefined ? {} : { payload }),
    });
    for (const { name, value } of answer.cookies) {
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    csrf = /name="_csrf" value="([^"]+)"/.exec(answer.body)?.[1] ?? csrf;
    const { location } = answer.headers;
    return { status: answer.statusCode, location: typeof location === 'string' ? location : '', body: answer.body };
  }
  return {
    jar,
    get: (url) => ask('GET', url, {}),
    post: (url, fields = {}, headers = {}) => {
      const form = new URLSearchParams({ _csrf: csrf });
      for (const [name, value] of Object.entries(fields))
        for (const each of typeof value === 'string' ? [value] : value) {
          if (name === '_csrf') form.set(name, each);
          else form.append(name, each);
        }
      return ask('POST', url, headers, form.toString());
    },
  };
}

/** Inside, by a code of their own. */
export async function anOperator(world: World): Promise<Operator & { readonly by: string }> {
  const { code, id } = await aDoor(world);
  const operator = operatorAt(world);
  await operator.get('/exploitation');
  const entered = await operator.post('/exploitation', { code });
  if (entered.status !== 303) throw new Error(`not inside: ${entered.status}`);
  await operator.get('/exploitation/logiciels/nouveau');
  return { ...operator, by: `operator:${id}` };
}
