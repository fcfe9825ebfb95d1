// What nobody should send, over the pages and over FHIR, each with a marker in it: each is answered, none is kept.
import type { IdNatPs } from '../../src/kernel/ids.js';
import { HOSPITAL, iuaOf, PHYSICIAN, type FhirWorld } from '../support/fhir-software.js';
import { callerOf } from './fhir-call.js';
import { BORN, type Marked } from './marked-person.js';
import type { Markers } from './markers.js';
import type { OwnHome } from './own-home.js';

/** All of it, twice. */
export async function sendNonsense(
  world: OwnHome['world'],
  fhir: FhirWorld,
  marker: Markers,
  people: readonly Marked[],
): Promise<void> {
  const [one, two] = people;
  if (one === undefined || two === undefined) throw new Error('nobody is there');
  const { citizen } = one;
  const call = callerOf(world, await fhir.token());
  const open = callerOf(world, undefined);
  const identifier = `urn:oid:1.2.250.1.213.1.4.10|${one.ins}`;
  const search = `/fhir/DocumentReference?patient.identifier=${identifier}&status=current`;
  for (let n = 0; n < 2; n += 1) {
    for (const body of [
      `{"resourceType":"${marker.of('malformed JSON')}`,
      `{"${marker.of('key of a resource')}":1}`,
      `<${marker.of('XML')}>`,
      '['.repeat(5_000) + marker.of('deep JSON'),
    ])
      for (const url of ['/fhir', '/fhir/DocumentReference', '/fhir/Consent']) await call('POST', url, body);
    for (const text of [
      `'; select '${marker.of('SQL')}'::int; --`,
      `${marker.of('with a zero')}\u0000`,
      `${marker.of('over-long')}${'x'.repeat(9_000)}`,
      `\ud800${marker.of('half a character')}`,
    ]) {
      const written = encodeURIComponent(text.isWellFormed() ? text : text.toWellFormed());
      for (const name of [
        'type',
        'category',
        'author.identifier',
        'identifier',
        '_id',
        'date',
        '_count',
        '_until',
        'security-label',
        'isArchived',
        marker.of('name of a parameter'),
      ])
        await call('GET', `${search}&${encodeURIComponent(name)}=${written}`);
      await call('GET', `/fhir/DocumentReference?patient=${written}&status=current`);
      await call('GET', `/fhir/Patient?identifier=${written}`);
      for (const url of [
        '/documents?titre=',
        '/documents?auteur=',
        '/documents?annee=',
        '/historique?avant=',
        '/historique?montrer=',
        '/acces/bloquer?professionnel=',
        '/connexion?retour=/',
        '/langue?lang=',
      ])
        await citizen.get(`${url}${written}`);
      for (const [url, field] of [
        ['/acces/bloquer', 'rpps'],
        ['/acces/debloquer', 'rpps'],
        ['/acces/accords/fin', 'accord'],
        ['/acces/reglages', 'valeur'],
        ['/accueil/lus', 'id'],
      ] as const)
        await citizen.post(url, { [field]: text });
      await citizen.upload('/documents/ajouter', { type: text, titre: text, 'date-year': text, formulaire: 'b' });
      await two.desk.post('/pro/recherche', { ins: text, nom: text, prenom: text, ...BORN });
    }
    for (const value of ['9'.repeat(16), '9007199254740991', '-1', '0', '275760-09-13', '9999-12-31', '0000-01-01'])
      for (const name of ['_until', '_offset', '_count', 'date', 'creation'])
        await call('GET', `${search}&${name}=${value}`);
    for (const value of ['9'.repeat(16), '-1', '0'])
      for (const url of ['/documents?annee=', '/documents?page=', '/historique?avant=', '/historique?page='])
        await citizen.get(url + value);
    for (const url of [
      '/documents/',
      '/pro/patient/documents/',
      '/fhir/DocumentReference/',
      '/fhir/Binary/',
      '/fhir/Patient/',
      '/',
    ])
      await open('GET', `${url}${marker.of('unknown id')}`);
    const stranger = two.citizen;
    await stranger.get(`/documents/d${marker.of('unknown id of a person')}`);
    await call('GET', `/fhir/DocumentReference/d${marker.of('unknown id of software')}`);
    await open('GET', '/fhir/metadata', undefined, {
      'user-agent': marker.of('user agent'),
      referer: `https://${marker.of('referer')}.fr/`,
      cookie: `carnet_session=${marker.of('cookie')}`,
    });
    await open('GET', '/documents', undefined, {
      authorization: `Bearer ${marker.of('authorization')}`,
      accept: marker.of('accept'),
    });
    await open('GET', search, undefined, { authorization: `Bearer ${marker.of('wrong token')}` });
    const assertion = await fhir.assertion(fhir.hospital, iuaOf(PHYSICIAN, HOSPITAL), {
      iss: marker.of('issuer'),
      jti: marker.of('jti'),
    });
    for (const wrong of [
      assertion,
      await fhir.assertion(
        fhir.hospital,
        iuaOf({ ...PHYSICIAN, idNatPs: marker.of('unknown professional') as IdNatPs }, HOSPITAL),
      ),
    ])
      await open(
        'POST',
        '/oauth/token',
        new URLSearchParams({
          grant_type: 'client_credentials',
          client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
          client_assertion: wrong,
          scope: marker.of('scope'),
        }).toString(),
        { 'content-type': 'application/x-www-form-urlencoded' },
      );
  }
}
