// What a depositor's envelope says of a CDA: taken from its header as a piece of software would know it, without our own reader.

const attributeOf = (tag: string | undefined, name: string): string | undefined =>
  new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(tag ?? '')?.[1];

/** Type systems of CDA as FHIR names them. */
const SYSTEMS: Readonly<Record<string, string>> = {
  '2.16.840.1.113883.6.1': 'http://loinc.org',
  '1.2.250.1.213.1.1.4.12':
    'https://mos.esante.gouv.fr/NOS/TRE_A05-TypeDocComplementaire/FHIR/TRE-A05-TypeDocComplementaire',
};

const FALLBACK = { ins: { oid: '1.2.250.1.213.1.4.10', value: '279035121518989' }, uniqueId: 'urn:oid:2.25.999' };

/** INS, unique id and type of a CDA; a file that has none is sent as the test patient's. */
export function envelopeFacts(bytes: Buffer): {
  ins: { oid: string; value: string };
  uniqueId: string;
  type: string;
  typeSystem: string;
} {
  const wide = bytes[0] === 0xfe && bytes[1] === 0xff;
  const text = wide ? new TextDecoder('utf-16be').decode(bytes) : bytes.toString('utf8');
  const document = text.slice(Math.max(0, text.search(/<(?:\w+:)?ClinicalDocument\b/)));
  const id = /<(?:\w+:)?id\b[^>]*>/.exec(document)?.[0];
  const root = attributeOf(id, 'root');
  const extension = attributeOf(id, 'extension');
  const code = /<(?:\w+:)?code\b[^>]*>/.exec(document)?.[0];
  const role = /<(?:\w+:)?patientRole\b[^]*?<\/(?:\w+:)?patientRole>/.exec(document)?.[0] ?? '';
  const ins = [...role.matchAll(/<(?:\w+:)?id\b[^>]*>/g)]
    .map(([tag]) => ({ oid: attributeOf(tag, 'root') ?? '', value: attributeOf(tag, 'extension') ?? '' }))
    .find(({ oid }) => oid.startsWith('1.2.250.1.213.1.4.'));
  return {
    ins: ins ?? FALLBACK.ins,
    uniqueId:
      root === undefined
        ? FALLBACK.uniqueId
        : /^[0-9a-f-]{36}$/i.test(root)
          ? `urn:uuid:${root.toLowerCase()}`
          : `urn:oid:${root}${extension === undefined ? '' : `^${extension}`}`,
    type: attributeOf(code, 'code') ?? '11488-4',
    typeSystem: SYSTEMS[attributeOf(code, 'codeSystem') ?? ''] ?? 'http://loinc.org',
  };
}
