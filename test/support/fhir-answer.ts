// What came back from /fhir, as a test looks at it.

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
  const isJson = typeof type === 'string' && type.includes('json') && bytes.length > 0;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- see Answer
  const json: any = isJson ? JSON.parse(bytes.toString('utf8')) : undefined;
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
