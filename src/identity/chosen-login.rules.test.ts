import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoPersons } from '../demo/index.js';
import { isKnownPassword } from './known-passwords.js';
import { passwordIsChosenWell } from './password-is-chosen-well.rule.js';
import { usernameIsChosenWell } from './username-is-chosen-well.rule.js';

const NIR = '279035121518989';
const PERSON = {
  nir: NIR,
  username: 'dominique.t',
  familyName: 'PAT-TROIS',
  givenNames: ['Dominique', 'Marie-Louise'],
  email: 'dominique@example.org',
};

for (const [username, fault] of [
  ['', 'username-missing'],
  ['court', 'username-too-short'],
  ['dominique.t', undefined],
  ['Dominique_T-79', undefined],
  ['dominiqué', 'username-characters'],
  ['dominique t', 'username-characters'],
  ['dominique@example.org', 'username-personal'],
  ['n2790351215189', 'username-personal'],
  ['x'.repeat(65), 'username-characters'],
] as const)
  test(`username-is-chosen-well: « ${username.slice(0, 24)} » is ${fault ?? 'taken'}`, () => {
    assert.equal(usernameIsChosenWell(username, NIR), fault);
  });

for (const [password, fault] of [
  ['', 'password-missing'],
  ['Ab1-efgh', 'password-too-short'],
  ['abcdefgh1-', 'password-too-simple'],
  ['ABCDEFGH1-', 'password-too-simple'],
  ['Abcdefghi-', 'password-too-simple'],
  ['Abcdefghi1', 'password-too-simple'],
  ['Trois-vélos-9', undefined],
  ['Girafe lente 7!', undefined],
  ['Nir-2790351215189', 'password-personal'],
  ['Dominique-1979', 'password-personal'],
  ['Pat.Trois-1979', 'password-personal'],
  ['Mon+dominique@example.org1', 'password-personal'],
  ['Fr7630006000011234567890189-', 'password-personal'],
  ['Password1!', 'password-known'],
  ['P@ssw0rd2024!', 'password-known'],
  ['Azerty123456!', 'password-known'],
  ['!!Marseille13', 'password-known'],
  ['Aaaaaaaa1!', 'password-known'],
  ['Carnet-demo-dominique-1', undefined],
] as const)
  test(`password-is-chosen-well: « ${password} » is ${fault ?? 'taken'}`, () => {
    assert.equal(passwordIsChosenWell(password, PERSON), fault);
  });

test('known passwords: capitals, swaps and what stands around them change nothing', () => {
  for (const password of ['motdepasse', 'M0tD3P@sse!', '2024Soleil2024', 'qwertyuiop1', '1234567890', 'xyxyxyxy'])
    assert.ok(isKnownPassword(password), password);
  for (const password of ['girafe lente 7', 'Kp9-vRt2-xQ', 'trois vélos rouges'])
    assert.ok(!isKnownPassword(password), password);
});

test('the logins that the demo proposes may be chosen', () => {
  for (const { username, password, ins, familyName, givenNames } of demoPersons) {
    assert.equal(usernameIsChosenWell(username, ins), undefined, username);
    assert.equal(passwordIsChosenWell(password, { nir: ins, username, familyName, givenNames }), undefined, username);
  }
});
