import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { readConfig, UnsafeConfig } from './config.js';

const key = randomBytes(32).toString('base64');
const production = {
  CARNET_MODE: 'production',
  CARNET_MASTER_KEY: key,
  CARNET_PUBLIC_URL: 'https://carnet.example',
  CARNET_HELP_PHONE: '01 99 00 00 00',
  DATABASE_URL: 'postgres://carnet_app:long-application-password@db.example/carnet',
  DATABASE_MIGRATE_URL: 'postgres://owner:other@db.example/carnet',
};

test('without a setting it is a demo on loopback, in .carnet, on port 8080', () => {
  const config = readConfig({}, '/somewhere');
  assert.equal(config.mode, 'demo');
  assert.deepEqual(config.hosts, ['127.0.0.1', '::1']);
  assert.equal(config.home, '/somewhere/.carnet');
  assert.equal(config.publicUrl, 'http://localhost:8080');
  assert.equal(config.database, undefined);
});

test('with a database and no mode it is production, and a complete production starts', () => {
  const { CARNET_MODE: _mode, ...rest } = production;
  assert.equal(readConfig(rest).mode, 'production');
  assert.equal(readConfig(production).attendingSeesHidden, false);
});

test('a database is reached with TLS that knows who answers, and a witness over https or on this machine', () => {
  const verified = `${production.DATABASE_URL}?sslmode=verify-full`;
  assert.equal(readConfig({ ...production, DATABASE_URL: verified }).database?.url, verified);
  const CARNET_WITNESS_KEY = `w+0123abcd+${'A'.repeat(44)}`;
  for (const url of ['https://witness.example', 'http://127.0.0.1:9000', 'http://[::1]:9000', 'http://localhost:9000'])
    assert.equal(readConfig({ ...production, CARNET_WITNESS_URL: url, CARNET_WITNESS_KEY }).witness?.url, url);
});

test('a demo may be pointed at a database by its owner alone', () => {
  const config = readConfig({ CARNET_MODE: 'demo', DATABASE_URL: 'postgres://owner:secret@127.0.0.1/carnet' });
  assert.equal(config.database?.migrateUrl, 'postgres://owner:secret@127.0.0.1/carnet');
  assert.equal(config.database.url, undefined);
});

const refused: readonly [string, Record<string, string>, RegExp][] = [
  ['production without a master key', { CARNET_MASTER_KEY: '' }, /CARNET_MASTER_KEY/],
  ['a master key of the wrong length', { CARNET_MASTER_KEY: 'YWJj' }, /32 bytes/],
  ['a master key that is all zeros', { CARNET_MASTER_KEY: Buffer.alloc(32).toString('base64') }, /not random/],
  ['production without the owner beside the application', { DATABASE_MIGRATE_URL: '' }, /DATABASE_MIGRATE_URL/],
  ['an application that is the owner', { DATABASE_URL: production.DATABASE_MIGRATE_URL }, /two roles/],
  [
    'an application role with a short password',
    { DATABASE_URL: 'postgres://carnet_app:abc@db.example/carnet' },
    /16 characters/,
  ],
  ...(['require', 'prefer', 'allow', 'verify-ca', 'no-verify'] as const).map(
    (mode): [string, Record<string, string>, RegExp] => [
      `a database that may be anybody: sslmode=${mode}`,
      { DATABASE_URL: `${production.DATABASE_URL}?sslmode=${mode}` },
      /DATABASE_URL: sslmode is verify-full/,
    ],
  ),
  [
    'an owner’s address that may be anybody’s',
    { DATABASE_MIGRATE_URL: `${production.DATABASE_MIGRATE_URL}?sslmode=require` },
    /DATABASE_MIGRATE_URL: sslmode/,
  ],
  [
    'an authority that only one of the drivers would read',
    { DATABASE_URL: `${production.DATABASE_URL}?sslmode=verify-full&sslrootcert=/etc/ca.pem` },
    /sslrootcert is not taken.*NODE_EXTRA_CA_CERTS/,
  ],
  [
    'a witness elsewhere over plain http',
    { CARNET_WITNESS_URL: 'http://witness.example', CARNET_WITNESS_KEY: `w+0123abcd+${'A'.repeat(44)}` },
    /CARNET_WITNESS_URL must be https/,
  ],
  [
    'a witness that is called like this machine',
    { CARNET_WITNESS_URL: 'http://127.0.0.1.example', CARNET_WITNESS_KEY: `w+0123abcd+${'A'.repeat(44)}` },
    /CARNET_WITNESS_URL must be https/,
  ],
  ['production over plain http', { CARNET_PUBLIC_URL: 'http://carnet.example' }, /https/],
  ['production without a telephone', { CARNET_HELP_PHONE: '' }, /CARNET_HELP_PHONE/],
  ['half an OIDC provider', { CARNET_OIDC_ISSUER: 'https://psc.example' }, /go together/],
  ...(['OIDC', 'NATIONAL'] as const).map((of): [string, Record<string, string>, RegExp] => [
    `a provider of sign-in over plain http: ${of}`,
    {
      [`CARNET_${of}_ISSUER`]: 'http://sign-in.example',
      [`CARNET_${of}_CLIENT_ID`]: 'carnet',
      [`CARNET_${of}_CLIENT_SECRET`]: 'secret',
    },
    new RegExp(`CARNET_${of}_ISSUER must be https`),
  ]),
  [
    'keys of the national provider over plain http',
    {
      CARNET_PSC_ISSUER: 'https://psc.example',
      CARNET_PSC_AUDIENCE: 'carnet',
      CARNET_PSC_JWKS_URL: 'http://psc.example/certs',
    },
    /must be https/,
  ],
  [
    'text messages over plain http',
    { CARNET_SMS_URL: 'http://sms.example', CARNET_SMS_TOKEN: 'long-enough' },
    /CARNET_SMS_URL must be https/,
  ],
  [
    'mail with TLS turned off',
    { CARNET_SMTP_URL: 'smtp://mail.example?ignoreTLS=true', CARNET_MAIL_FROM: 'carnet@exemple.fr' },
    /must not turn TLS off/,
  ],
  ['a port that is none', { PORT: '99999' }, /PORT/],
  ['a demo open to the network', { CARNET_MODE: 'demo', CARNET_HOST: '0.0.0.0' }, /loopback only/],
];
for (const [name, change, message] of refused)
  test(`refuses to start: ${name}`, () => {
    assert.throws(
      () => readConfig({ ...production, ...change }),
      (error) => error instanceof UnsafeConfig && message.test(error.message),
    );
  });

test('production sends no mail in the clear to another machine', () => {
  const needs = (url: string, mode = 'production') =>
    readConfig({ ...production, CARNET_MODE: mode, CARNET_SMTP_URL: url, CARNET_MAIL_FROM: 'carnet@exemple.fr' })
      .smtpNeedsTls;
  assert.equal(needs('smtp://mail.example'), true);
  assert.equal(needs('smtp://127.0.0.1:2525'), false);
  assert.equal(needs('smtp://[::1]:2525'), false);
  assert.equal(needs('smtp://mail.example', 'demo'), false);
});
