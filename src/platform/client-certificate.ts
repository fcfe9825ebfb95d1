import { hash, X509Certificate } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import { TLSSocket } from 'node:tls';

// Which certificate a client proved to hold: seen on the connection itself when TLS ends here, or told by a proxy. A header can be sent by
// anybody, so it is read only from connections of the proxies named in the settings.

/** SHA-256 of the certificate, base64url (`x5t#S256` of RFC 8705). */
export type CertificateReader = (request: IncomingMessage) => string | undefined;

interface Options {
  readonly trustedProxies?: readonly string[];
  readonly clientCertificateHeader?: string;
}

const MAX_HEADER = 16_384;

export function certificateReader({ trustedProxies = [], clientCertificateHeader }: Options): CertificateReader {
  const proxies = addressesOf(trustedProxies);
  return (request) => {
    const { socket } = request;
    if (socket instanceof TLSSocket) {
      // Shown but not of an authority we asked for is not shown.
      const { raw } = socket.authorized ? socket.getPeerCertificate() : { raw: undefined };
      return raw === undefined ? undefined : hash('sha256', raw, 'base64url');
    }
    if (clientCertificateHeader === undefined || !proxies(socket.remoteAddress)) return undefined;
    const value = request.headers[clientCertificateHeader];
    return typeof value === 'string' ? thumbprintOf(value) : undefined;
  };
}

/** As RFC 9440 writes it (`:base64 of DER:`), or PEM, percent-encoded as nginx hands it on. */
function thumbprintOf(value: string): string | undefined {
  if (value.length > MAX_HEADER) return undefined;
  try {
    const [, der] = /^:([A-Za-z0-9+/=]+):$/.exec(value.trim()) ?? [];
    const certificate = new X509Certificate(der === undefined ? decodeURIComponent(value) : Buffer.from(der, 'base64'));
    return hash('sha256', certificate.raw, 'base64url');
  } catch {
    return undefined;
  }
}

function addressesOf(list: readonly string[]): (address: string | undefined) => boolean {
  const known = new BlockList();
  for (const each of list) {
    const [address = '', bits] = each.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (isIP(address) === 0) continue;
    if (bits === undefined) known.addAddress(address, family);
    else known.addSubnet(address, Number(bits), family);
  }
  return (address) => {
    if (address === undefined) return false;
    const bare = address.replace(/^::ffff:(?=\d+\.)/i, '');
    return isIP(bare) !== 0 && known.check(bare, isIP(bare) === 6 ? 'ipv6' : 'ipv4');
  };
}
