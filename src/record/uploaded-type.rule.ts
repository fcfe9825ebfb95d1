// What a browser says of a file is often vague; the ending of its name then says what the person means to send.
import { ok, problem, type Result } from '../kernel/result.js';

const ENDINGS: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  txt: 'text/plain',
  rtf: 'text/rtf',
};

const TYPES: ReadonlyMap<string, string> = new Map([
  ...Object.values(ENDINGS).map((type) => [type, type] as const),
  ['application/rtf', 'text/rtf'],
  ['image/jpg', 'image/jpeg'],
]);

/** The media type to check the bytes against: the ending's where there is one, else the browser's; only what people may add. */
export function declaredType(fileName: string, contentType: string): Result<string, 'content-type-refused'> {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(fileName)?.[1]?.toLowerCase();
  const type =
    ending === undefined ? TYPES.get((contentType.split(';', 1)[0] ?? '').trim().toLowerCase()) : ENDINGS[ending];
  return type === undefined ? problem('content-type-refused', 'fichier', ending ?? contentType.slice(0, 80)) : ok(type);
}
