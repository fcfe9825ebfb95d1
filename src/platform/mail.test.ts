import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startMailServer } from '../../test/support/mail-server.js';
import { smtpTransport } from './mail.js';

const mail = {
  id: 'one',
  to: 'paul@exemple.fr',
  subject: 'Bonjour',
  text: 'Bonjour',
  html: '<p>Bonjour</p>',
  lang: 'fr',
} as const;

test('where TLS is needed, a server that does not offer it gets no mail, and it is tried again later', async () => {
  const server = await startMailServer();
  const reasons: string[] = [];
  const settings = { from: 'carnet@exemple.fr', failed: (why: string) => reasons.push(why) };
  const plain = smtpTransport(server.url, { ...settings, needsTls: false });
  const careful = smtpTransport(server.url, { ...settings, needsTls: true });
  try {
    assert.equal(await careful.send(mail), 'later');
    assert.equal(await careful.check(), false);
    assert.equal(server.received.length, 0);
    assert.deepEqual(reasons, ['ETLS 500']);
    assert.equal(await plain.send(mail), 'sent');
    assert.equal(server.received.length, 1);
    server.refuses.set(mail.to, 550);
    assert.equal(await plain.send(mail), 'refused');
    assert.deepEqual(reasons, ['ETLS 500', 'EENVELOPE 550'], 'why it has not left, and not to whom');
  } finally {
    plain.close();
    careful.close();
    await server.close();
  }
});
