import type { Readable } from 'node:stream';
import type { RecordId } from '../kernel/ids.js';
import { problem as problemOf, type Problem, type Result } from '../kernel/result.js';
import type { Act, ActRunner, Refusal } from './act.js';

// A route states how a request becomes an act and how its outcome becomes an answer; the runner fixes the order. There are two
// ways to make one, and both state the decision: a record route performs an act of the one table, an open route says `everyone`
// (or who must be signed in) and reaches no record.

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface UploadedFile {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}

export interface HttpRequest {
  readonly method: Method;
  /** Path and query as asked for. Never logged: it may carry an identifier. */
  readonly url: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
  readonly files: Readonly<Record<string, readonly UploadedFile[]>>;
  readonly body: Buffer;
  readonly id: string;
  /** Who asks, as limits count it: an address, or the /64 network of an IPv6 one. */
  readonly ip: string;
  header(name: string): string | undefined;
  cookie(name: string): string | undefined;
  /** SHA-256 (base64url) of the certificate that the client proved to hold, where connections ask for one. */
  certificate?(): string | undefined;
}

export interface CookieChange {
  readonly name: string;
  /** Absent: the cookie is taken away. */
  readonly value?: string;
  readonly maxAgeSeconds?: number;
  readonly path?: string;
}

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** Instead of a body, for what is too large to be held at once. */
  readonly stream?: Readable;
  readonly cookies?: readonly CookieChange[];
}

/** How a body is read. `bytes` leaves it as it came. */
export type BodyKind = 'none' | 'form' | 'multipart' | 'bytes';

/** What the server registers; made by {@link recordRoute} or {@link openRoute} only. */
export interface Route {
  readonly method: Method;
  readonly path: string;
  /** The act that decides, or the open decision. */
  readonly decision: string;
  readonly body: BodyKind;
  readonly bodyLimit?: number;
  readonly limit?: RateLimit;
  handle(request: HttpRequest, runner: ActRunner): Promise<Reply>;
}

/** At most `max` requests of one address (or of one key) in `windowSeconds`. */
export interface RateLimit {
  readonly max: number;
  readonly windowSeconds: number;
}

export interface Signed<Caller, Session> {
  readonly caller: Caller;
  readonly session: Session;
}

/** One side of the house to the outside: how it knows who calls, and how it words what it refuses. */
export interface Edge<Caller, Session> {
  readonly name: string;
  /** Who calls, or the reply that ends the request (401, a way to sign in, a missing proof). */
  authenticate(
    request: HttpRequest,
  ): Promise<Result<Signed<Caller, Session>> | { readonly ok: false; readonly reply: Reply }>;
  /** `rule` decided; only the person whose record it is may be told. */
  refused(refusal: Refusal, request: HttpRequest, session: Session, rule?: string): Reply | Promise<Reply>;
  failed(problem: Problem, request: HttpRequest, session: Session | undefined): Reply | Promise<Reply>;
}

interface Common {
  readonly method: Method;
  readonly path: string;
  readonly body?: BodyKind;
  readonly bodyLimit?: number;
  readonly limit?: RateLimit;
}

export interface RecordRoute<Caller, Session, Input, Facts, Outcome> extends Common {
  readonly edge: Edge<Caller, Session>;
  /** The request as an input of the act, and whose record it concerns; or a named problem with its path. */
  parse(
    request: HttpRequest,
    signed: Signed<Caller, Session>,
  ): Result<{ recordId: RecordId; input: Input }> | Promise<Result<{ recordId: RecordId; input: Input }>>;
  /** Facts, decision, doing and trace: the same from every edge. */
  readonly act: Act<Caller, Input, Facts, Outcome>;
  respond(
    outcome: Outcome,
    request: HttpRequest,
    signed: Signed<Caller, Session>,
    rule: string,
  ): Reply | Promise<Reply>;
}

/** A problem of parsing that is told as a refusal: an identifier that is nobody's looks like one that may not be seen. */
export const NOT_FOUND = 'not-found';

/** A route on one record. */
export function recordRoute<Caller, Session, Input, Facts, Outcome>(
  route: RecordRoute<Caller, Session, Input, Facts, Outcome>,
): Route {
  const { edge, act } = route;
  return {
    method: route.method,
    path: route.path,
    decision: act.name,
    body: route.body ?? 'none',
    ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
    ...(route.limit === undefined ? {} : { limit: route.limit }),
    async handle(request, runner) {
      const signed = await edge.authenticate(request);
      if (!signed.ok) return 'reply' in signed ? signed.reply : edge.failed(signed, request, undefined);
      const { caller, session } = signed.value;
      const parsed = await route.parse(request, signed.value);
      if (!parsed.ok)
        return parsed.problem === NOT_FOUND
          ? edge.refused('not-found', request, session)
          : edge.failed(parsed, request, session);
      const done = await runner.perform(act, parsed.value.recordId, parsed.value.input, caller);
      switch (done.kind) {
        case 'done':
          return route.respond(done.outcome, request, signed.value, done.rule);
        case 'refused':
          return edge.refused(done.refusal, request, session, done.rule);
        case 'failed':
          return edge.failed(done.problem, request, session);
      }
    },
  };
}

/** `everyone`: public. Another name says which edge must have let the caller in; no record is reached from here. */
export interface OpenRoute extends Common {
  readonly decide: 'everyone';
  answer(request: HttpRequest): Reply | Promise<Reply>;
}

export interface SignedRoute<Caller, Session> extends Common {
  readonly decide: Edge<Caller, Session>;
  answer(request: HttpRequest, signed: Signed<Caller, Session>): Reply | Promise<Reply>;
}

/** A route that reaches no record: public, or for whoever an edge let in. */
export function openRoute<Caller = never, Session = never>(route: OpenRoute | SignedRoute<Caller, Session>): Route {
  const common = {
    method: route.method,
    path: route.path,
    body: route.body ?? 'none',
    ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
    ...(route.limit === undefined ? {} : { limit: route.limit }),
  } as const;
  if (route.decide === 'everyone') {
    const { answer } = route;
    return { ...common, decision: 'everyone', handle: async (request) => answer(request) };
  }
  const { decide: edge, answer } = route;
  return {
    ...common,
    decision: `signed-in:${edge.name}`,
    async handle(request) {
      const signed = await edge.authenticate(request);
      if (!signed.ok) return 'reply' in signed ? signed.reply : edge.failed(signed, request, undefined);
      return answer(request, signed.value);
    },
  };
}

/** `not-found`, for a parse that met an identifier of nothing. */
export const notFound = (): { readonly ok: false } & Problem => problemOf(NOT_FOUND);

export const redirect = (to: string, cookies: readonly CookieChange[] = []): Reply => ({
  status: 303,
  headers: { location: to },
  cookies,
});
