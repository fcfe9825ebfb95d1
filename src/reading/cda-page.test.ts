import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pdf, png } from '../../test/support/files.js';
import {
  bytesOf,
  fileBody,
  minimalCda,
  OBSERVATION,
  recordTarget,
  sectionBody,
} from '../../test/support/minimal-cda.js';
import { unsafeThings } from '../../test/support/safe-html-checker.js';
import { readCdaPart, renderCdaPage } from './cda-page.js';

const PARTS = '/documents/x/parts/';
const OPTIONS = { partUrlPrefix: PARTS, headingLevel: 2, language: 'fr' } as const;

function page(xml: string, language: 'fr' | 'en' = 'fr'): string {
  const rendered = renderCdaPage(bytesOf(xml), { ...OPTIONS, language });
  assert.ok(rendered.ok, rendered.ok ? '' : rendered.problem);
  assert.deepEqual(unsafeThings(rendered.value.html, PARTS), []);
  return rendered.value.html;
}

const narrative = (text: string, entries = ''): string => page(minimalCda({ body: sectionBody(text, entries) }));
const media = (id: string, type: string, file: Buffer): string =>
  `<entry><observationMedia ID="${id}"><value mediaType="${type}" representation="B64">${file.toString('base64')}</value></observationMedia></entry>`;

describe('a CDA as a page', () => {
  it('is headed by whose it is, who wrote it and when', () => {
    const html = page(minimalCda());
    assert.match(html, /<dt>Patient<\/dt><dd><strong>DOMINIQUE MARIE-LOUISE PAT-TROIS<\/strong><\/dd>/);
    assert.match(html, /<dt>Né\(e\) le<\/dt><dd>28 mars 1979<\/dd>/);
    assert.match(html, /<dt>Date du document<\/dt><dd>5 janvier 2024 à 09\u202fh\u202f30<\/dd>/);
    assert.match(html, /<dt>Auteur<\/dt><dd><strong>DR Test DOC0001<\/strong>, Médecin, Cabinet de test<\/dd>/);
    assert.match(html, /<h2>Chimie<\/h2>/);
    assert.match(html, /Glycémie : 0,88 g\/L/);
  });

  it('speaks English around a document that stays as it is', () => {
    const html = page(minimalCda(), 'en');
    assert.match(html, /<dt>Born on<\/dt><dd>28 March 1979<\/dd>/);
    assert.match(html, /<article class="cda" lang="fr-FR">/);
    assert.match(html, /<h2>Chimie<\/h2>/);
  });

  const kept: readonly (readonly [string, string, RegExp])[] = [
    ['paragraphs and line breaks', '<paragraph>a<br/>b</paragraph>', /<p>a<br>b<\/p>/],
    ['bold, italics and underline', '<content styleCode="Bold Italics Underline">a</content>', /<span class="cda-underline"><strong><em>a<\/em><\/strong><\/span>/],
    ['bold italics in one word', '<content styleCode="BoldItalics">a</content>', /<strong><em>a<\/em><\/strong>/],
    ['raised and lowered text', '10<sup>9</sup> CO<sub>2</sub>', /10<sup>9<\/sup> CO<sub>2<\/sub>/],
    ['lists', '<list><caption>L</caption><item>a</item><item>b</item></list>', /<strong class="cda-caption">L <\/strong><ul><li>a<\/li><li>b<\/li><\/ul>/],
    ['numbered lists', '<list listType="ordered"><item>a</item></list>', /<ol><li>a<\/li><\/ol>/],
    ['changes', '<content revised="delete">a</content><content revised="insert">b</content>', /<del>a<\/del><ins>b<\/ins>/],
    ['table headers for columns', '<table><caption>T</caption><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>', /<table><caption>T<\/caption><thead><tr><th scope="col">a<\/th><\/tr><\/thead><tbody><tr><td>b<\/td>/],
    ['table headers for rows', '<table><tbody><tr><th>a</th><td>b</td></tr></tbody></table>', /<th scope="row">a<\/th><td>b<\/td>/],
    ['rows without a body', '<table><tr><td>a</td><td>b</td></tr></table>', /<tbody><tr><td>a<\/td><td>b<\/td><\/tr><\/tbody>/],
    ['spans within reason', '<table><tr><td colspan="2" rowspan="99999">a</td><td colspan="1">b</td><td colspan="x">c</td></tr></table>', /<td colspan="2">a<\/td><td>b<\/td><td>c<\/td>/],
    ['empty headers as empty cells', '<table><tr><th/><th>a</th></tr></table>', /<td><\/td><th scope="col">a<\/th>/],
    ['a name for the table that scrolls', '<table><tr><td>a</td><td>b</td></tr></table>', /<div class="cda-scroll" role="group" tabindex="0" aria-label="Tableau : Chimie">/],
    ['links inside the document', '<paragraph ID="n1">a</paragraph><linkHtml href="#n1">voir</linkHtml>', /<p id="cda-n1">a<\/p><a href="#cda-n1">voir<\/a>/],
    ['links of the web as text', '<linkHtml href="https://a.example/x">voir</linkHtml>', /voir \(https:\/\/a\.example\/x\)/],
    ['footnotes', '<footnoteRef IDREF="f1"/><footnote ID="f1">n</footnote>', /<a href="#cda-f1">Note<\/a><span id="cda-f1" class="cda-note"> \[Note : n\]<\/span>/],
    ['text of elements nobody knows', '<zzz>a <content>b</content></zzz>', /a b/],
    ['ids of strange letters, still unlike ours', '<paragraph ID="été 1">a</paragraph><linkHtml href="#été 1">v</linkHtml>', /<p id="cda-_233_t_233__32_1">/],
  ]; // prettier-ignore
  for (const [what, text, expected] of kept) it(`keeps ${what}`, () => assert.match(narrative(text), expected));

  const tidied: readonly (readonly [string, string, RegExp])[] = [
    ['empty lines at the ends of cells and paragraphs', '<paragraph><br/>a<br/> <br/></paragraph><table><tr><td>b<br/></td><td> <br/>c</td></tr></table><br/><br/>', /<p>a<\/p><div[^>]*><table><tbody><tr><td>b<\/td><td>c<\/td>.*<\/div><\/div><\/section>/],
    ['more than one empty line within a text', 'a<br/><br/> <br/><br/>b', /a<br><br> b/],
    ['paragraphs without words', '<paragraph/><paragraph> <br/></paragraph><paragraph>a</paragraph>', /<div class="cda-text"><p>a<\/p><\/div>/],
    ['the frame of a table of one cell', '<table><tbody><tr><td>seul</td></tr></tbody></table>', /<div class="cda-text"><div>seul<\/div><\/div>/],
  ]; // prettier-ignore
  for (const [what, text, expected] of tidied) it(`tidies ${what}`, () => assert.match(narrative(text), expected));

  it('never joins words that a space or a line kept apart', () => {
    assert.match(narrative('<content>a<br/></content>b <content>c</content> <content>d</content>'), /a<br>b c d/);
    assert.match(narrative('<content>a </content><content> <br/> </content>b'), /a {2}<br> b/);
  });

  it('writes tables of many columns smaller, however many rows they have', () => {
    const row = (cells: number) => `<tr>${'<td>x</td>'.repeat(cells)}</tr>`;
    assert.match(narrative(`<table>${row(6)}</table>`), /class="cda-scroll"/);
    assert.match(narrative(`<table>${row(2)}${row(7)}</table>`), /class="cda-scroll cda-wide"/);
    assert.match(narrative(`<table><tr><td colspan="7">x</td><td>y</td></tr></table>`), /class="cda-scroll cda-wide"/);
    assert.match(narrative(`<table>${row(10)}</table>`), /class="cda-scroll cda-wide cda-widest"/);
    assert.match(narrative(`<table>${row(2).repeat(30_000)}</table>`), /class="cda-scroll"/);
  });

  it('lists its sections before a long text, and each is where the list leads', () => {
    const sections = (count: number): string =>
      `<component><structuredBody>${Array.from({ length: count }, (_, i) => `<component><section><title>Partie ${i}</title><text>a</text></section></component>`).join('')}</structuredBody></component>`;
    const long = page(minimalCda({ body: sections(6) }));
    assert.match(long, /<summary>Sommaire<\/summary><ol><li><a href="#cda-:1">Partie 0<\/a><\/li>/);
    for (let part = 1; part <= 6; part += 1)
      assert.ok(long.includes(`<div id="cda-:${part}"><section><h2>Partie ${part - 1}`));
    assert.doesNotMatch(page(minimalCda({ body: sections(5) })), /Sommaire|id="cda-:/);
  });

  it('leaves out names that are only a mark, and says a day once', () => {
    const html = page(
      minimalCda({ body: sectionBody('a') })
        .replaceAll('DOC0001', '.')
        .replaceAll('>Test<', '>-<'),
    );
    assert.match(html, /<dt>Auteur<\/dt><dd><strong>DR<\/strong>, Médecin/);
    const care = (low: string, high: string): string =>
      `<documentationOf><serviceEvent><effectiveTime><low value="${low}"/><high value="${high}"/></effectiveTime></serviceEvent></documentationOf>`;
    const from = (low: string, high: string): string => page(minimalCda({ related: care(low, high) }));
    assert.match(
      from('20240104092200+0100', '20240104160500+0100'),
      /<dd>4 janvier 2024 à 09\u202fh\u202f22 – 16\u202fh\u202f05<\/dd>/,
    );
    assert.match(from('20240104', '20240106'), /<dd>du 4 janvier 2024 au 6 janvier 2024<\/dd>/);
  });

  const dropped: readonly (readonly [string, string, RegExp])[] = [
    ['scripts and their text', '<script>alert(1)</script>a', /script|alert/],
    [
      'styles',
      '<style>*{display:none}</style><content style="display:none" class="x">a</content>',
      /display|class="x"/,
    ],
    ['addresses that run', '<linkHtml href="javascript:alert(1)">a</linkHtml>', /javascript/],
    ['addresses with data', '<linkHtml href="data:text/html,x">a</linkHtml>', /data:/],
    [
      'event attributes',
      '<table onmouseover="alert(1)"><tr><td onclick="alert(1)">a</td></tr></table>',
      /onmouseover|onclick/,
    ],
    [
      'pictures of elsewhere',
      '<img src="http://127.0.0.1:9/x.png"/><renderMultiMedia referencedObject="zz"/>',
      /127\.0\.0\.1|<img/,
    ],
    [
      'frames and objects',
      '<iframe src="http://127.0.0.1:9/"/><object data="x"/><embed src="x"/>',
      /iframe|object|embed|127/,
    ],
    ['forms', '<form action="http://127.0.0.1:9/"><input name="password"/></form>', /form|input|127/],
    ['marks that reverse text', 'a\u202egnp.exe\u202c', /\u202e|\u202c/],
    [
      'elements of SVG and MathML',
      '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><a href="x">b</a></svg>',
      /svg|onload|href/,
    ],
  ];
  for (const [what, text, unwanted] of dropped) {
    it(`drops ${what}`, () => assert.doesNotMatch(narrative(`<paragraph>x</paragraph>${text}`), unwanted));
  }

  it('escapes what looks like markup in text, titles, names and values', () => {
    const evil = '&lt;img src=x onerror=alert(1)&gt;&quot;';
    const html = page(
      minimalCda({
        title: `<title>${evil}</title>`,
        recordTargets: recordTarget({ name: `<family qualifier="BR">${evil}</family><given>${evil}</given>` }),
        custodian: `<custodian><assignedCustodian><representedCustodianOrganization><name>${evil}</name></representedCustodianOrganization></assignedCustodian></custodian>`,
        body: sectionBody(evil, OBSERVATION, `<title>${evil}</title>`),
      }),
    );
    assert.doesNotMatch(html, /<img/);
    assert.match(html, /<h2>&lt;img src=x onerror=alert\(1\)&gt;&quot;<\/h2>/);
  });

  it('shows pictures in their place and every other file once, at the end or in the text', () => {
    const entries =
      media('p1', 'image/png', png(5, 5)) +
      media('p2', 'application/pdf', pdf()) +
      media('p3', 'application/pdf', pdf());
    const html = narrative(
      '<renderMultiMedia referencedObject="p1"><caption>Courbe</caption></renderMultiMedia>',
      entries,
    );
    assert.match(
      html,
      /<img src="\/documents\/x\/parts\/0" alt="Image jointe au document : Courbe"><figcaption>Courbe<\/figcaption>/,
    );
    assert.equal(html.split(`href="${PARTS}1"`).length - 1, 1);
    assert.doesNotMatch(html, new RegExp(`${PARTS}2`));
    assert.match(html, /<h2>Fichiers joints<\/h2>/);
  });

  it('shows a level 1 document by its file, which is read by its number', () => {
    const bytes = bytesOf(minimalCda({ body: fileBody('application/pdf', pdf().toString('base64')) }));
    const rendered = renderCdaPage(bytes, OPTIONS);
    assert.ok(rendered.ok);
    assert.match(rendered.value.html, /<a href="\/documents\/x\/parts\/0" class="cda-part">Ouvrir le PDF joint<\/a>/);
    assert.deepEqual(rendered.value.attachments, [
      { index: 0, role: 'body', contentType: 'application/pdf', size: pdf().length },
    ]);
    const part = readCdaPart(bytes, 0);
    assert.ok(part.ok && part.value !== undefined);
    assert.deepEqual(Buffer.from(part.value.bytes), pdf());
    assert.deepEqual(readCdaPart(bytes, 1), { ok: true, value: undefined });
    assert.deepEqual(readCdaPart(bytes, -1), { ok: true, value: undefined });
  });

  it('keeps the lines of a level 1 document in plain text', () => {
    const body =
      '<component><nonXMLBody><text mediaType="text/plain">un\ndeux &lt;b&gt;</text></nonXMLBody></component>';
    assert.match(page(minimalCda({ body })), /un<br>deux &lt;b&gt;<br>/);
  });

  it('makes a table of coded entries when a section has no text', () => {
    const html = page(minimalCda({ body: sectionBody('', OBSERVATION) }));
    assert.match(html, /<th scope="col">Élément<\/th><th scope="col">Valeur<\/th><th scope="col">Date<\/th>/);
    assert.match(
      html,
      /<th scope="row">Glucose<\/th><td>0,88 g\/L<\/td><td>4 janvier 2024 à 08\u202fh\u202f00<\/td><td>dans l’intervalle du laboratoire<\/td><td>0,70 g\/L – 1,08 g\/L<\/td>/,
    );
  });

  const values: readonly (readonly [string, string])[] = [
    ['<value xsi:type="PQ" value="1.5" unit="{tbl}"/>', '1,5 tbl'],
    ['<value xsi:type="PQ" value="4.2" unit="1"/>', '4,2'],
    ['<value xsi:type="INT" value="3"/>', '3'],
    ['<value xsi:type="BL" value="true"/>', 'Oui'],
    ['<value xsi:type="BL" value="false"/>', 'Non'],
    ['<value xsi:type="ST">libre</value>', 'libre'],
    ['<value xsi:type="CD" code="1" displayName="Asthme"/>', 'Asthme'],
    ['<value xsi:type="CD" nullFlavor="OTH"><originalText>rare</originalText></value>', 'autre'],
    ['<value xsi:type="TS" value="20240105"/>', '5 janvier 2024'],
    ['<value xsi:type="TS" nullFlavor="MSK"/>', 'masqué par l’auteur'],
    ['<value xsi:type="IVL_PQ"><low value="2" unit="g"/></value>', '≥ 2 g'],
    ['<value xsi:type="IVL_PQ"><high value="2" unit="g"/></value>', '≤ 2 g'],
    ['<value xsi:type="IVL_PQ"><low value="2" unit="g"/><high value="2" unit="g"/></value>', '2 g'],
    [
      '<value xsi:type="RTO_PQ_PQ"><numerator value="1" unit="g"/><denominator value="2" unit="L"/></value>',
      '1 g / 2 L',
    ],
    ['<value xsi:type="PQ" nullFlavor="NASK"/>', 'non demandé'],
    ['<value xsi:type="PQ" nullFlavor="ZZ"/>', 'non renseigné'],
  ];
  for (const [value, words] of values) {
    it(`says ${words} for ${value}`, () => {
      const entry = `<entry><observation><code displayName="E"/>${value}</observation></entry>`;
      assert.ok(page(minimalCda({ body: sectionBody('', entry) })).includes(`<td>${words}</td>`));
    });
  }

  it('finds entries inside entries, and medicines by their name', () => {
    const entry = `<entry><organizer><component><observation><code displayName="Dedans"/><value xsi:type="INT" value="1"/></observation></component></organizer></entry>
<entry><substanceAdministration><effectiveTime xsi:type="IVL_TS"><low value="20240101"/><high value="20240110"/></effectiveTime><doseQuantity value="1" unit="{cp}"/><consumable><manufacturedProduct><manufacturedMaterial><code code="1" displayName="Doliprane"/><name>PARACÉTAMOL 500 mg</name></manufacturedMaterial></manufacturedProduct></consumable></substanceAdministration></entry>`;
    const html = page(minimalCda({ body: sectionBody('', entry) }));
    assert.match(html, /<th scope="row">Dedans<\/th><td>1<\/td>/);
    assert.match(
      html,
      /<th scope="row">PARACÉTAMOL 500 mg<\/th><td>1 cp<\/td><td>1er janvier 2024 → 10 janvier 2024<\/td>/,
    );
  });

  it('nests headings under headings and says when a section is empty', () => {
    const inner = '<component><section><title>Dedans</title><text>a</text></section></component>';
    const body = `<component><structuredBody><component><section><title>Dehors</title>${inner}</section></component><component><section><title>Vide</title></section></component><component><section/></component></structuredBody></component>`;
    const html = page(minimalCda({ body }));
    assert.match(html, /<h2>Dehors<\/h2><section><h3>Dedans<\/h3>/);
    assert.match(html, /<h2>Vide<\/h2><p class="cda-empty">/);
    assert.equal(html.split('<section').length - 1, 3);
  });

  it('never sends a reader to another site, whatever path it is given', () => {
    const bytes = bytesOf(minimalCda({ body: fileBody('application/pdf', pdf().toString('base64')) }));
    for (const partUrlPrefix of ['//evil.example/', 'https://evil.example/', 'javascript:', '/\\evil/']) {
      const rendered = renderCdaPage(bytes, { ...OPTIONS, partUrlPrefix });
      assert.ok(rendered.ok);
      assert.doesNotMatch(rendered.value.html, /evil|javascript/);
    }
  });
});
