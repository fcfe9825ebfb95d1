// The body of a request, however it is packed: gzip or plain, JSON or XML, always the same resource behind it.
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { problem, type Result } from '../kernel/result.js';
import type { HttpRequest } from '../platform/route.js';
import { openJson, type DoorProblem, type Opened } from './json-door.js';
import { sentForm } from './negotiation.js';
import { openFhirXml, type FhirXmlProblem } from './xml/xml-door.js';

export type BodyProblem =
  DoorProblem | FhirXmlProblem | 'content-type-not-fhir' | 'encoding-not-offered' | 'body-not-gzip' | 'body-too-large';

/** What a packed body may come to: as much as a plain one. */
const MOST = 36 * 1024 * 1024;
const unpack = promisify(gunzip);

/** The resource of a request, with its base64 content set aside. */
export async function openBody(request: HttpRequest): Promise<Result<Opened, BodyProblem>> {
  const form = sentForm(request);
  if (form === undefined) return problem('content-type-not-fhir', 'http.content-type');
  const body = await bodyOf(request);
  if (!body.ok) return body;
  return form === 'json' ? openJson(body.value) : openFhirXml(body.value);
}

/** The bytes of a body, unpacked. */
export async function bodyOf(
  request: HttpRequest,
): Promise<Result<Buffer, 'encoding-not-offered' | 'body-not-gzip' | 'body-too-large'>> {
  const encoding = (request.header('content-encoding') ?? 'identity').trim().toLowerCase();
  if (encoding === 'identity') return { ok: true, value: request.body };
  if (encoding !== 'gzip' && encoding !== 'x-gzip') return problem('encoding-not-offered', 'http.content-encoding');
  try {
    return { ok: true, value: await unpack(request.body, { maxOutputLength: MOST }) };
  } catch (error) {
    const tooLarge = (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE';
    return problem(tooLarge ? 'body-too-large' : 'body-not-gzip', 'http.content-encoding');
  }
}
