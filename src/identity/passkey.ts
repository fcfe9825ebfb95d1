import type { HttpRequest } from '../platform/route.js';
import type { Passkey } from './passkey.store.js';

// Passkeys (WebAuthn): what we ask of a browser, and whether its answer holds. The origin is ours and no other: a look-alike gets nothing.

/** Certificates of every kind of device come with it: read in when the first passkey is used. */
const webauthn = () => import('@simplewebauthn/server');
type Library = Awaited<ReturnType<typeof webauthn>>;

export interface Party {
  /** The domain that passkeys belong to. */
  readonly id: string;
  readonly origins: readonly string[];
}

/** Who we are to passkeys: the public address; a demo also answers under localhost at whatever port it was given. */
export function partyOf(publicUrl: string, mode: 'demo' | 'production', request: Pick<HttpRequest, 'header'>): Party {
  const host = request.header('host') ?? '';
  if (mode === 'demo' && /^localhost(?::\d+)?$/.test(host)) return { id: 'localhost', origins: [`http://${host}`] };
  const url = new URL(publicUrl);
  return { id: url.hostname, origins: [url.origin] };
}

/** What the browser is asked when somebody signs in: any passkey of ours, released to the person themselves. */
export const signInQuestion = async (party: Party) =>
  (await webauthn()).generateAuthenticationOptions({ rpID: party.id, userVerification: 'required' });

/** What the browser is asked when a passkey is made. `handle` is random and says nothing of the person. */
export const newPasskeyQuestion = async (
  party: Party,
  { username, handle, known }: { username: string; handle: string; known: readonly Passkey[] },
) =>
  (await webauthn()).generateRegistrationOptions({
    rpID: party.id,
    rpName: 'Carnet',
    userName: username,
    userID: new Uint8Array(Buffer.from(handle, 'base64url')),
    attestationType: 'none',
    excludeCredentials: known.map(({ credentialId, transports }) => ({
      id: credentialId,
      transports: [...transports],
    })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });

/** What a browser sent, as JSON in a form; undefined when it is none. */
export function answerIn(form: URLSearchParams): { readonly id: string } | undefined {
  try {
    const answer = JSON.parse((form.get('reponse') ?? '').slice(0, 20_000)) as unknown;
    if (typeof answer !== 'object' || answer === null || !('id' in answer)) return undefined;
    const { id } = answer;
    return typeof id === 'string' && /^[\w-]{8,1400}$/.test(id) ? (answer as { id: string }) : undefined;
  } catch {
    return undefined;
  }
}

export interface Released {
  readonly signed: boolean;
  readonly userVerified: boolean;
  readonly counter: number;
}
const NOT_RELEASED: Released = { signed: false, userVerified: false, counter: 0 };

/** Whether the answer to our question was signed by this passkey, at our address, after the device made sure of the person. */
export async function checkRelease(
  party: Party,
  challenge: string,
  passkey: Passkey,
  answer: { readonly id: string },
): Promise<Released> {
  try {
    const { verifyAuthenticationResponse } = await webauthn();
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: answer as Parameters<Library['verifyAuthenticationResponse']>[0]['response'],
      expectedChallenge: challenge,
      expectedOrigin: [...party.origins],
      expectedRPID: party.id,
      requireUserVerification: true,
      // The count is judged by our own rule, which traces what it refuses.
      credential: {
        id: passkey.credentialId,
        publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
        counter: 0,
      },
    });
    return { signed: verified, userVerified: authenticationInfo.userVerified, counter: authenticationInfo.newCounter };
  } catch {
    return NOT_RELEASED;
  }
}

export type MadePasskey = Pick<Passkey, 'credentialId' | 'publicKey' | 'counter' | 'transports'>;

export async function checkNewPasskey(
  party: Party,
  challenge: string,
  answer: { readonly id: string },
): Promise<MadePasskey | undefined> {
  try {
    const { verifyRegistrationResponse } = await webauthn();
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: answer as unknown as Parameters<Library['verifyRegistrationResponse']>[0]['response'],
      expectedChallenge: challenge,
      expectedOrigin: [...party.origins],
      expectedRPID: party.id,
      requireUserVerification: true,
    });
    if (!verified) return undefined;
    const { id, publicKey, counter, transports = [] } = registrationInfo.credential;
    return { credentialId: id, publicKey: Buffer.from(publicKey).toString('base64url'), counter, transports };
  } catch {
    return undefined;
  }
}
