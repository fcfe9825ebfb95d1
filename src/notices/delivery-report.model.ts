// What a mail server says of a mail it could not deliver (RFC 3464), read for one question: is it for good?

export interface DeliveryReport {
  /** From the address it came back to: `retours+TOKEN@…`. */
  readonly token: string;
  /** Status 5.x.x with `Action: failed`; a delay (4.x.x) is none. */
  readonly permanent: boolean;
}

/** Reads a returned mail; `recipient` is the envelope's, when the mail server hands it over. Undefined when it names no token. */
export function deliveryReport(mail: string, recipient?: string): DeliveryReport | undefined {
  const [head = ''] = mail.split(/\r?\n\r?\n/, 1);
  const addressed = [
    recipient ?? '',
    ...[...head.matchAll(/^(?:to|delivered-to|x-original-to|envelope-to):(.*(?:\r?\n[ \t].*)*)/gim)].map(
      ([, value]) => value ?? '',
    ),
  ];
  const token = addressed.map((text) => /\+([0-9a-f]{30})@/i.exec(text)?.[1]).find((found) => found !== undefined);
  if (token === undefined) return undefined;
  const actions = [...mail.matchAll(/^action:\s*(\w+)/gim)].map(([, action]) => action?.toLowerCase());
  const statuses = [...mail.matchAll(/^status:\s*([245])\.\d{1,3}\.\d{1,3}/gim)].map(([, first]) => first);
  return { token: token.toLowerCase(), permanent: actions.includes('failed') && statuses.includes('5') };
}
