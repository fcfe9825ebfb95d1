import { wireId, wireVersion } from '../document-reference-wire.js';
import { fhirAddress, type FhirHouse } from '../fhir-house.js';
import { outcomeOfWarnings } from '../operation-outcome.js';
import type { EnvelopeOutcome } from './deposit-envelope.act.js';
import type { EntryPlan } from './envelope.js';

/** One answer per entry, in the order of the request: 201 with its location, 200 for what was there before. */
export function transactionResponse(
  house: FhirHouse,
  { deposited, lists, envelope, recordId }: EnvelopeOutcome,
): object {
  const address = fhirAddress(house);
  const documentAt = (at: number): EnvelopeOutcome['deposited'][number] => {
    const made = deposited[at];
    if (made === undefined) throw new Error('an entry without its document');
    return made;
  };
  const documentOfBinary = (fullUrl: string): EnvelopeOutcome['deposited'][number] =>
    documentAt(envelope.documents.findIndex(({ resource }) => resource.content[0]?.attachment.url === fullUrl));

  const responseOf = (plan: EntryPlan): object => {
    switch (plan.kind) {
      case 'document': {
        const { wire, warnings, already } = documentAt(plan.document);
        const { version, lastUpdated } = wireVersion(wire);
        return {
          status: already ? '200 OK' : '201 Created',
          location: `${address}/DocumentReference/${wireId(wire)}`,
          etag: `W/"${version}"`,
          lastModified: lastUpdated,
          ...(warnings.length === 0 ? {} : { outcome: outcomeOfWarnings(warnings) }),
        };
      }
      case 'binary': {
        const { wire, already } = documentOfBinary(plan.fullUrl);
        return { status: already ? '200 OK' : '201 Created', location: `${address}/Binary/${wireId(wire)}` };
      }
      case 'list': {
        const id = house.publicIds.of('list', recordId, lists[plan.list] ?? '');
        const again = deposited.every(({ already }) => already);
        return { status: again ? '200 OK' : '201 Created', location: `${address}/List/${id}` };
      }
      case 'patch':
        return { status: '200 OK', location: `${address}/${plan.url}` };
    }
  };
  return {
    resourceType: 'Bundle',
    type: 'transaction-response',
    entry: envelope.plan.map((plan) => ({ response: responseOf(plan) })),
  };
}
