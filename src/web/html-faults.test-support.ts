// What every page must hold to: the strict policy, labels, headings, references. Gives the list of faults, empty when all is well.
import { type Element, elementsOf } from './html.test-support.js';

export function faultsOf(html: string): string[] {
  const elements = elementsOf(html);
  return [policy, paragraphs, headings, references, fields, names, forms].flatMap((check) => check(elements));
}

const show = (element: Element): string => `<${element.tag} ${JSON.stringify(element.attributes)}>`;

/** Nothing the content security policy would refuse. */
function policy(elements: readonly Element[]): string[] {
  const faults: string[] = [];
  for (const element of elements) {
    for (const [name, value] of Object.entries(element.attributes)) {
      if (name === 'style' || /^on[a-z]+$/.test(name)) faults.push(`${name} attribute on ${show(element)}`);
      if (/^\s*(javascript|data):/i.test(value)) faults.push(`${name}="${value.slice(0, 30)}" on ${element.tag}`);
    }
    if (element.tag === 'style') faults.push('inline <style>');
    if (element.tag === 'script' && (element.attributes['src'] === undefined || element.text !== ''))
      faults.push('inline <script>');
  }
  return faults;
}

/** What a browser ends a paragraph at: what comes after would stand outside of it, and of its looks. */
const ENDS_A_PARAGRAPH = /^(?:form|div|p|ul|ol|dl|table|section|article|nav|details|fieldset|figure|h[1-6])$/;
const paragraphs = (elements: readonly Element[]): string[] =>
  elements
    .filter(({ tag, parents }) => ENDS_A_PARAGRAPH.test(tag) && parents.some((parent) => parent.tag === 'p'))
    .map((element) => `${show(element)} within a paragraph`);

/** One h1, first; no level skipped; none empty; the title is « h1 · Carnet ». */
function headings(elements: readonly Element[]): string[] {
  const faults: string[] = [];
  const all = elements.filter((element) => /^h[1-6]$/.test(element.tag));
  const ones = all.filter((element) => element.tag === 'h1');
  if (ones.length !== 1) faults.push(`${ones.length} h1`);
  let level = 0;
  for (const heading of all) {
    const own = Number(heading.tag.slice(1));
    if (own > level + 1) faults.push(`h${own} « ${heading.text} » after h${level}`);
    if (heading.text.trim() === '') faults.push(`empty ${heading.tag}`);
    level = own;
  }
  const title = elements.find((element) => element.tag === 'title')?.text ?? '';
  if (!title.endsWith(`${ones[0]?.text ?? ''} · Carnet`))
    faults.push(`title « ${title} » against h1 « ${ones[0]?.text ?? ''} »`);
  if (!/^(fr|en)$/.test(elements[0]?.attributes['lang'] ?? '')) faults.push('no lang');
  return faults;
}

/** Ids are unique; what points to an id finds it. */
function references(elements: readonly Element[]): string[] {
  const faults: string[] = [];
  const ids = elements.flatMap((element) => element.attributes['id'] ?? []);
  for (const [index, id] of ids.entries()) if (ids.indexOf(id) !== index) faults.push(`id ${id} twice`);
  const points = (element: Element, name: string): string[] =>
    (element.attributes[name] ?? '').split(' ').filter(Boolean);
  for (const element of elements)
    for (const name of ['for', 'aria-describedby', 'aria-labelledby', 'aria-controls'])
      for (const id of points(element, name)) if (!ids.includes(id)) faults.push(`${name}=${id} leads nowhere`);
  for (const link of elements.filter((element) =>
    element.parents.some((parent) => /error-summary/.test(parent.attributes['class'] ?? '')),
  ))
    if (link.attributes['href']?.startsWith('#') === true && !ids.includes(link.attributes['href'].slice(1)))
      faults.push(`error link ${link.attributes['href']} leads nowhere`);
  return faults;
}

/** Each field has a visible label, each group of choices a legend, each personal field says what it is for. */
function fields(elements: readonly Element[]): string[] {
  const faults: string[] = [];
  for (const element of elements.filter((e) => ['input', 'select', 'textarea'].includes(e.tag))) {
    const type = element.attributes['type'] ?? 'text';
    if (type === 'hidden') continue;
    const id = element.attributes['id'];
    const label = elements.find((e) => e.tag === 'label' && e.attributes['for'] === id);
    if (id === undefined || label === undefined || label.text.trim() === '')
      faults.push(`no label for ${show(element)}`);
    if (
      element.tag === 'input' &&
      ['text', 'password'].includes(type) &&
      element.attributes['autocomplete'] === undefined
    )
      faults.push(`no autocomplete on ${show(element)}`);
    if (type === 'radio' && !element.parents.some((parent) => parent.tag === 'fieldset'))
      faults.push(`radio outside of a fieldset`);
  }
  for (const group of elements.filter((e) => e.tag === 'fieldset'))
    if (!elements.some((e) => e.tag === 'legend' && e.parents.includes(group))) faults.push('fieldset without legend');
  return faults;
}

/** Links, buttons, pictures and landmarks have a name; decorative drawings are hidden. */
function names(elements: readonly Element[]): string[] {
  const faults: string[] = [];
  for (const element of elements) {
    const name = `${element.text}${element.attributes['aria-label'] ?? ''}`.trim();
    if ((element.tag === 'a' || element.tag === 'button') && name === '') faults.push(`no name on ${show(element)}`);
    if (element.tag === 'a' && (element.attributes['href'] ?? '') === '') faults.push(`link without address: ${name}`);
    if (element.tag === 'img' && element.attributes['alt'] === undefined) faults.push('img without alt');
    if (
      element.tag === 'svg' &&
      element.attributes['aria-hidden'] !== 'true' &&
      element.attributes['aria-label'] === undefined
    )
      faults.push('svg neither hidden nor named');
  }
  for (const tag of ['main', 'header', 'footer'])
    if (elements.filter((element) => element.tag === tag).length !== 1) faults.push(`not exactly one ${tag}`);
  const navs = elements.filter((element) => element.tag === 'nav').map((nav) => nav.attributes['aria-label']);
  if (navs.includes(undefined) || new Set(navs).size !== navs.length) faults.push(`nav names: ${navs.join(', ')}`);
  return faults;
}

/** Every form that posts carries its anti-forgery token. */
function forms(elements: readonly Element[]): string[] {
  return elements
    .filter((element) => element.tag === 'form' && element.attributes['method'] === 'post')
    .filter((form) => !elements.some((e) => e.attributes['name'] === '_csrf' && e.parents.includes(form)))
    .map((form) => `form ${form.attributes['action'] ?? ''} without token`);
}
