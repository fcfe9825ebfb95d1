import fastify from 'fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CustomFetch } from 'openid-client';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A `fetch` that reaches `handler` without any network: the house and its stand-in talk inside one process. */
export function inProcessFetch(handler: Handler): CustomFetch {
  const inside = fastify();
  inside.removeAllContentTypeParsers();
  inside.addContentTypeParser('*', (_request, _body, done) => {
    done(null);
  });
  inside.all('/*', (request, reply) => {
    reply.hijack();
    handler(request.raw, reply.raw);
  });
  return async (address, { method, headers, body }) => {
    const url = new URL(address);
    const answer = await inside.inject({
      method: method === 'POST' ? 'POST' : 'GET',
      url: url.pathname + url.search,
      headers: { ...headers, host: url.host },
      ...(body === undefined || body === null ? {} : { payload: await new Response(body as BodyInit).text() }),
    });
    const kept = Object.entries(answer.headers).flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' ? [[name, value]] : [],
    );
    return new Response(answer.rawPayload as Uint8Array<ArrayBuffer>, { status: answer.statusCode, headers: kept });
  };
}
