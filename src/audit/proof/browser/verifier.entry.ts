// The verifier that people keep: one page that works without a network, from a file. Everything it needs stands in it.
import { hashes, verify } from '@noble/ed25519';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import type { Hash } from '../../verify-chain.rule.js';
import type { TraceEntry } from '../../trace.model.js';
import type { HistoryProof } from '../history-proof.model.js';
import { continuationFault, parseHistoryProof, verifyHistory, type HistoryVerdict } from '../verify-history.rule.js';
import type { VerifierWords } from '../verifier-words.model.js';

hashes.sha512 = sha512;

const hash: Hash = (...parts) => {
  const state = sha256.create();
  for (const part of parts) state.update(part);
  return state.digest();
};

const words = JSON.parse(document.getElementById('words')?.textContent ?? '{}') as VerifierWords;
const $ = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`no ${id} in this page`);
  return found;
};

const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (_all, name: string) => String(values[name] ?? ''));

const day = new Intl.DateTimeFormat(words.lang, { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Paris' });

function element(name: string, text: string, className = ''): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  if (className !== '') made.className = className;
  return made;
}

const readFile = (id: string): Promise<string> | undefined => ($(id) as HTMLInputElement).files?.[0]?.text();

async function check(): Promise<void> {
  const text = await readFile('file');
  if (text === undefined) return;
  const proof = parseHistoryProof(text);
  const verdict: HistoryVerdict =
    proof === undefined ? { ok: false, fault: 'file' } : verifyHistory(proof, words.trust, hash, verified);
  const older = await readFile('older');
  show(verdict, proof, older === undefined ? undefined : parseHistoryProof(older));
}

/** A signature that is not even one is a wrong one. */
function verified(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    return verify(signature, message, publicKey);
  } catch {
    return false;
  }
}

function show(verdict: HistoryVerdict, proof: HistoryProof | undefined, older: HistoryProof | undefined): void {
  const out = $('verdict');
  out.replaceChildren();
  const gap = proof !== undefined && older !== undefined ? continuationFault(older, proof) : undefined;
  const good = verdict.ok && gap === undefined;
  out.className = good ? 'good' : 'bad';
  if (!verdict.ok) {
    out.append(element('h2', words.bad.title));
    out.append(element('p', words.faults[verdict.fault]));
    if (verdict.n !== undefined) out.append(element('p', filled(words.bad.at, { n: verdict.n })));
    out.append(element('p', words.bad.todo));
  } else {
    out.append(element('h2', gap === undefined ? words.good.title : words.bad.title));
    if (gap !== undefined) out.append(element('p', filled(words.bad.older, { n: gap })));
    else if (older !== undefined) out.append(element('p', words.good.older));
    out.append(element('p', filled(words.good.complete, { n: verdict.entries })));
    if (verdict.since !== undefined)
      out.append(element('p', filled(words.good.since, { n: verdict.anchored, date: day.format(verdict.since) })));
    if (verdict.witnessed !== undefined)
      out.append(
        element(
          'p',
          filled(words.good.witnessed, { name: verdict.witnessed.name, date: day.format(verdict.witnessed.since) }),
        ),
      );
    for (const { after, until, reason } of verdict.gaps)
      out.append(element('p', filled(words.good.gap, { after: day.format(after), until: day.format(until), reason })));
    const young = verdict.entries - verdict.anchored;
    if (young > 0) out.append(element('p', filled(words.good.young, { n: young })));
    if (verdict.released > 0) out.append(element('p', filled(words.good.released, { n: verdict.released })));
    if (verdict.onlyClaimed > 0) out.append(element('p', filled(words.good.onlyClaimed, { n: verdict.onlyClaimed })));
  }
  showEntries(proof);
}

function showEntries(proof: HistoryProof | undefined): void {
  const list = $('entries');
  list.replaceChildren();
  $('history').hidden = proof === undefined;
  for (const one of [...(proof?.entries ?? [])].reverse()) {
    const row = document.createElement('tr');
    let entry: TraceEntry;
    try {
      entry = JSON.parse(one.words) as TraceEntry;
    } catch {
      continue;
    }
    row.append(
      element('td', String(one.n)),
      element('td', day.format(entry.at)),
      element('td', sentence(entry)),
      element('td', words.outcomes[entry.outcome] ?? entry.outcome),
    );
    list.append(row);
  }
}

function sentence({ actor, act, outcome, object }: TraceEntry): string {
  const own = actor.kind === 'person' && actor.inTheirStead !== true;
  const phrases = words.acts[act] ?? words.acts['unknown'];
  const done = outcome === 'done';
  const verb = own ? (done ? phrases?.youDid : phrases?.youTried) : done ? phrases?.did : phrases?.tried;
  const who = own
    ? words.you
    : [actor.name ?? words.actors[actor.inTheirStead === true ? 'representative' : actor.kind], actor.structureName]
        .filter(Boolean)
        .join(', ');
  return [who, verb, object?.label].filter(Boolean).join(' ');
}

for (const id of ['file', 'older']) $(id).addEventListener('change', () => void check());
