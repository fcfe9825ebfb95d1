import type { Instant } from '../kernel/time.js';
import type { Courier } from '../platform/courier.js';
import type { RecordHandle } from '../platform/database.js';
import { changedContactGetsNoCodeYet } from './changed-contact-gets-no-code-yet.rule.js';
import type { CodeWays } from './contact.model.js';
import { readContact } from './contact.store.js';
import { readPerson } from './person.store.js';

/** Where a code may be sent to the person of the open record at `at` (domain time), with what this installation can send. */
export async function codeWays(handle: RecordHandle, courier: Courier, at: Instant): Promise<CodeWays> {
  // Addresses first: whoever changes them between the two readings is then seen to have, and no code follows to the new one.
  const { email, phone } = await readPerson(handle);
  const contact = await readContact(handle);
  if (changedContactGetsNoCodeYet(contact, at)) return {};
  return {
    ...(email === undefined || contact.emailReturnedAt !== undefined || courier.mail === undefined ? {} : { email }),
    ...(phone === undefined || courier.sms === undefined ? {} : { sms: phone }),
  };
}
