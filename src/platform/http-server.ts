import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { certificateReader, type CertificateReader } from './client-certificate.js';
import { tlsServerFactory, type TlsOptions } from './tls-server.js';
import type { ActRunner } from './act.js';
import { readBody } from './read-body.js';
import type { AnsweredRequest } from './log.js';
import { sourceOf } from './source-of.js';
import type { HttpRequest, Method, Reply, Route, UploadedFile } from './route.js';

// Fastify behind one narrow door: routes are plain objects, requests and replies plain data. Addresses and bodies never reach logs.

/** A part of the site that a library answers itself: whole requests below `prefix`, their bodies unread. */
export interface Mount {
  readonly prefix: string;
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

export interface ServerOptions {
  readonly routes: readonly Route[];
  readonly mounts?: readonly Mount[];
  readonly runner: ActRunner;
  readonly log: Logger;
  readonly secureCookies: boolean;
  /** Addresses of the proxies in front; without one, the address of the connection is the caller's. */
  readonly trustedProxies?: readonly string[];
  /** TLS ended here; without it a proxy ends it, or nobody. */
  readonly tls?: TlsOptions;
  /** The header in which one of those proxies hands on a client's certificate. */
  readonly clientCertificateHeader?: string;
  /** What somebody sees when no route fits, and when we fail. */
  notFound(request: HttpRequest): Reply | Promise<Reply>;
  failed(request: HttpRequest, kind: 'internal' | 'too-many' | 'too-large' | 'unreadable'): Reply | Promise<Reply>;
  /** Seen after every answer: for metrics and the technical log. */
  observe(answered: AnsweredRequest): void;
}

/** Bytes of a document with its envelope: 25 MB and base64's third. */
const BODY_LIMIT = 36 * 1024 * 1024;
const FILE_LIMIT = 25 * 1024 * 1024;

const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
    "manifest-src 'self'; worker-src 'self'; object-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), geolocation=(), microphone=()',
  'cache-control': 'no-store',
};

const NONE = new URLSearchParams();
const NO_BODY = Buffer.alloc(0);

export async function makeServer(options: ServerOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    bodyLimit: BODY_LIMIT,
    trustProxy: options.trustedProxies === undefined ? false : [...options.trustedProxies],
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: 'idle',
    // An address that is none, or far longer than any of ours: there is nothing there, told as everywhere else.
    frameworkErrors: (_error, request, reply) => {
      const cookies = app.parseCookie(request.headers.cookie ?? '');
      const asked = { ...plainRequest(request), params: {}, cookie: (name: string) => cookies[name] };
      void Promise.resolve(options.notFound(asked)).then((answer) => send(reply, answer, options));
    },
    ...(options.tls === undefined ? {} : { serverFactory: tlsServerFactory(options.tls) }),
  });
  const certificateOf = certificateReader(options);
  await app.register(cookie);
  await app.register(multipart, { limits: { fileSize: FILE_LIMIT, files: 10, fields: 50, fieldSize: 64 * 1024 } });
  // Awaited before any route: registered later it would protect nothing. What is left is not told: behind one address there may be several,
  // and none of them is to learn how much the others ask.
  const unsaid = { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false } as const;
  const untold = { ...unsaid, 'retry-after': false } as const;
  await app.register(rateLimit, { global: false, addHeaders: untold, addHeadersOnExceeding: unsaid });
  // Everything but multipart stays bytes: forms and resources are read by those who know them.
  app.removeContentTypeParser(['application/json', 'text/plain']);
  app.addContentTypeParser('*', (request, payload, done) => {
    readBody(payload, request.routeOptions.bodyLimit ?? BODY_LIMIT, done);
  });

  for (const route of options.routes) {
    app.route({
      method: route.method,
      url: route.path,
      // Watchers of a site and those who check links ask so. What concerns a record is read whole or not at all: its trace says so.
      exposeHeadRoute: route.method === 'GET' && route.decision === 'everyone',
      ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
      ...(route.limit === undefined
        ? {}
        : { config: { rateLimit: { max: route.limit.max, timeWindow: route.limit.windowSeconds * 1000 } } }),
      handler: async (request, reply) => {
        const read = await readRequest(request, route, certificateOf);
        return send(reply, await route.handle(read, options.runner), options);
      },
    });
  }
  app.setNotFoundHandler(async (request, reply) => send(reply, await options.notFound(plainRequest(request)), options));
  app.setErrorHandler(
    async (error: { statusCode?: number; code?: string; stack?: string; name?: string }, request, reply) => {
      const kind =
        error.statusCode === 429
          ? 'too-many'
          : error.statusCode === 413
            ? 'too-large'
            : (error.statusCode ?? 500) < 500
              ? 'unreadable'
              : 'internal';
      // The message may quote what was sent: only the place is logged.
      if (kind === 'internal')
        options.log.error(
          {
            request: request.id,
            route: request.routeOptions.url,
            error: error.name,
            code: error.code,
            at: placeOf(error.stack),
          },
          'request failed',
        );
      const answer = await options.failed(plainRequest(request), kind);
      const window = routeWindow(request);
      // The whole window, not what is left of it: that would tell when the others behind this address began to ask.
      const told = kind === 'too-many' && window !== undefined ? { 'retry-after': window } : {};
      return send(reply, { ...answer, headers: { ...answer.headers, ...told } }, options);
    },
  );
  app.addHook('onResponse', (request, reply, done) => {
    options.observe({
      id: request.id,
      route: request.routeOptions.url ?? 'none',
      method: request.method,
      status: reply.statusCode,
      milliseconds: reply.elapsedTime,
      ip: sourceOf(request.ip),
      session: request.cookies['carnet_session'],
    });
    done();
  });
  // Last: awaiting a part fixes the handlers of errors that are set by then, and those set later are never called.
  for (const mount of options.mounts ?? []) await app.register(mounted(mount, options.log));
  return app;
}

const mounted =
  ({ prefix, handle }: Mount, log: Logger) =>
  (scope: FastifyInstance, _options: unknown, done: () => void): void => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _body, read) => {
      read(null);
    });
    scope.all(`${prefix}/*`, async (request, reply) => {
      reply.hijack();
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) reply.raw.setHeader(name, value);
      try {
        await handle(request.raw, reply.raw);
      } catch (error) {
        log.error({ request: request.id, mount: prefix, at: placeOf((error as Error).stack) }, 'request failed');
        if (!reply.raw.headersSent) reply.raw.statusCode = 500;
        reply.raw.end();
      }
    });
    done();
  };

const routeWindow = ({ routeOptions }: FastifyRequest): string | undefined => {
  const limit = (routeOptions.config as { rateLimit?: { timeWindow?: number } }).rateLimit;
  return limit?.timeWindow === undefined ? undefined : String(Math.ceil(limit.timeWindow / 1000));
};

const placeOf = (stack: string | undefined): string | undefined =>
  stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 4)
    .map((line) => line.trim())
    .join(' < ');

function plainRequest(request: FastifyRequest): HttpRequest {
  const at = request.url.indexOf('?');
  const body = Buffer.isBuffer(request.body) ? request.body : NO_BODY;
  return {
    method: request.method as Method,
    url: request.url,
    path: at < 0 ? request.url : request.url.slice(0, at),
    params: request.params as Record<string, string>,
    query: at < 0 ? NONE : new URLSearchParams(request.url.slice(at + 1)),
    form: NONE,
    files: {},
    body,
    id: request.id,
    ip: sourceOf(request.ip),
    header: (name) => {
      const value = request.headers[name];
      return Array.isArray(value) ? value[0] : value;
    },
    cookie: (name) => request.cookies[name],
  };
}

async function readRequest(
  request: FastifyRequest,
  route: Route,
  certificateOf: CertificateReader,
): Promise<HttpRequest> {
  const plain = { ...plainRequest(request), certificate: () => certificateOf(request.raw) };
  if (route.body === 'form') return { ...plain, form: new URLSearchParams(plain.body.toString('utf8')) };
  if (route.body !== 'multipart') return plain;
  if (!request.isMultipart()) return { ...plain, form: new URLSearchParams(plain.body.toString('utf8')) };
  const form = new URLSearchParams();
  const files: Record<string, UploadedFile[]> = {};
  for await (const part of request.parts()) {
    if (part.type === 'field') form.append(part.fieldname, String(part.value));
    else {
      const bytes = await part.toBuffer();
      // A file field left empty arrives as an empty file without a name.
      if (part.filename !== '' || bytes.length > 0)
        (files[part.fieldname] ??= []).push({ name: part.filename, contentType: part.mimetype, bytes });
    }
  }
  return { ...plain, form, files };
}

function send(reply: FastifyReply, answer: Reply, { secureCookies }: ServerOptions): FastifyReply {
  void reply
    .code(answer.status)
    .headers(SECURITY_HEADERS)
    .headers(answer.headers ?? {});
  for (const change of answer.cookies ?? []) {
    const attributes = { path: change.path ?? '/', httpOnly: true, sameSite: 'lax', secure: secureCookies } as const;
    if (change.value === undefined) void reply.clearCookie(change.name, attributes);
    else
      void reply.setCookie(change.name, change.value, {
        ...attributes,
        ...(change.maxAgeSeconds === undefined ? {} : { maxAge: change.maxAgeSeconds }),
      });
  }
  return reply.send(answer.stream ?? answer.body ?? '');
}
