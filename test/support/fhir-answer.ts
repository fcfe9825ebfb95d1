// What came back from /fhir, as a test looks at it: resources as JSON, whatever their form was.
import { fromFhirXml } from '../../src/fhir/xml/read-xml.js';
import { openXml } from '../../src/reading/index.js';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly bytes: Buffer;
  readonly text: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- resources from outside, read by the test that knows them
  readonly json: any;
  /** The name of the problem in an OperationOutcome. */
  readonly problem: string | undefined;
  readonly expression: string | undefined;
}

export function answerOf(status: number, headers: Readonly<Record<string, unknown>>, bytes: Buffer): Answer {
  const type = headers['content-type'];
  const says = (form: string): boolean => typeof type === 'string' && type.includes(form) && bytes.length > 0;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- see Answer
  const json: any = says('json') ? JSON.parse(bytes.toString('utf8')) : says('fhir+xml') ? ofXml(bytes) : undefined;
  const issue = json?.resourceType === 'OperationOutcome' ? json.issue[0] : undefined;
  return {
    status,
    headers,
    bytes,
    text: bytes.toString('utf8'),
    json,
    problem: issue?.details.coding[0]?.code,
    expression: issue?.expression?.[0],
  };
}

function ofXml(bytes: Buffer): unknown {
  const root = openXml(bytes);
  const read = root.ok ? fromFhirXml(root.value) : root;
  if (!read.ok) throw new Error(`not FHIR XML: ${JSON.stringify(read)}`);
  return read.value;
}
