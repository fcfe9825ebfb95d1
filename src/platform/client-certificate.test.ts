import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import { request as httpsRequest, type RequestOptions } from 'node:https';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { anAuthority } from '../../test/support/certificates.js';
import { certificateReader } from './client-certificate.js';
import { tlsServerFactory } from './tls-server.js';

const national = anAuthority('Autorité nationale des essais');
const foreign = anAuthority('Autre autorité');
const server = national.certify('serveur');
const software = national.certify('logiciel');
const stranger = foreign.certify('inconnu');

const listening = async (made: Server): Promise<number> => {
  made.listen(0, '127.0.0.1');
  await once(made, 'listening');
  return (made.address() as AddressInfo).port;
};

const bodyOf = async (answer: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
};

describe('the certificate of a client, where TLS ends here', () => {
  let made: Server;
  let port: number;
  before(async () => {
    const certificateOf = certificateReader({ clientCertificateHeader: 'client-cert', trustedProxies: ['127.0.0.1'] });
    made = tlsServerFactory({
      certificate: Buffer.from(server.pem),
      key: Buffer.from(server.keyPem),
      clientAuthorities: Buffer.from(national.pem),
    })((request, response) => response.end(certificateOf(request) ?? 'none'));
    port = await listening(made);
  });
  after(() => made.close());

  const ask = async (options: RequestOptions): Promise<string> => {
    const asked = httpsRequest({ host: '127.0.0.1', port, path: '/', ca: national.pem, agent: false, ...options });
    asked.end();
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    return bodyOf(answer);
  };

  it('is seen when one of our authorities signed it', async () => {
    assert.equal(await ask({ cert: software.pem, key: software.keyPem }), software.thumbprint);
  });
  it('is none when nobody shows one', async () => assert.equal(await ask({}), 'none'));
  it('is none when another authority signed it', async () => {
    assert.equal(await ask({ cert: stranger.pem, key: stranger.keyPem }), 'none');
  });
  it('is never taken from a header here, not even from a proxy that is trusted', async () => {
    assert.equal(await ask({ headers: { 'client-cert': encodeURIComponent(software.pem) } }), 'none');
  });
  it('ends connections of TLS 1.1', async () => {
    await assert.rejects(ask({ minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1' }));
  });
});

describe('the certificate of a client, where a proxy ends TLS', () => {
  async function told(trustedProxies: readonly string[], headers: Record<string, string>): Promise<string> {
    const certificateOf = certificateReader({ clientCertificateHeader: 'client-cert', trustedProxies });
    const made = createServer((request, response) => response.end(certificateOf(request) ?? 'none'));
    const port = await listening(made);
    try {
      const asked = httpRequest({ host: '127.0.0.1', port, path: '/', headers, agent: false });
      asked.end();
      const [answer] = (await once(asked, 'response')) as [IncomingMessage];
      return await bodyOf(answer);
    } finally {
      made.close();
    }
  }
  const rfc9440 = `:${software.der.toString('base64')}:`;
  const cases: readonly [string, readonly string[], Record<string, string>, string][] = [
    ['is read as RFC 9440 writes it', ['127.0.0.1'], { 'client-cert': rfc9440 }, software.thumbprint],
    [
      'is read as PEM, percent-encoded',
      ['127.0.0.0/8'],
      { 'client-cert': encodeURIComponent(software.pem) },
      software.thumbprint,
    ],
    ['is not believed from anybody else', ['10.0.0.1'], { 'client-cert': rfc9440 }, 'none'],
    [
      'is not believed because somebody says they speak for a proxy',
      ['10.0.0.1'],
      { 'client-cert': rfc9440, 'x-forwarded-for': '10.0.0.1' },
      'none',
    ],
    ['is none without the header', ['127.0.0.1'], {}, 'none'],
    ['is none under another header', ['127.0.0.1'], { 'x-client-cert': rfc9440 }, 'none'],
    ['is none when it is not a certificate', ['127.0.0.1'], { 'client-cert': ':AAAA:' }, 'none'],
    ['is none when its encoding is broken', ['127.0.0.1'], { 'client-cert': '%E0%A4%A' }, 'none'],
  ];
  for (const [what, proxies, headers, expected] of cases)
    it(what, async () => assert.equal(await told(proxies, headers), expected));
});
