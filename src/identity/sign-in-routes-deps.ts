import type { IdSource } from '../kernel/ids.js';
import type { Traits } from '../kernel/text.js';
import type { Instant } from '../kernel/time.js';
import type { Courier } from '../platform/courier.js';
import type { SystemKeys } from '../platform/system-keys.js';
import type { DemoLogin } from '../web/index.js';
import type { RelyingParty } from './oidc.js';
import type { SignInDeps } from './sign-in.js';
import type { EdgeDeps } from './web-edge.js';

export type NationalParty = RelyingParty<Traits>;

/** What the pages of signing in need of the house, whichever way in they lead through. */
export interface SignInRoutesDeps extends EdgeDeps, SignInDeps {
  readonly keys: Pick<SystemKeys, 'directory' | 'index' | 'session'>;
  readonly config: EdgeDeps['config'] & { readonly mode: 'demo' | 'production' };
  readonly database: SignInDeps['database'];
  readonly courier: Courier;
  readonly ids: IdSource;
  /** The national sign-in of persons, where there is one. */
  readonly national?: NationalParty | undefined;
  /** The logins shown under the form, demo only. */
  readonly demoLogins?: ((now: Instant) => readonly DemoLogin[]) | undefined;
}
