import { createHash, randomBytes } from 'node:crypto';
import { bigEndian, toBase64 } from '../src/kernel/bytes.js';
import type { HistoryProof, LogKeys } from '../src/audit/index.js';

// A proof file of the shape a real one has, made without a database: a chain of so many entries in a log of so many leaves.

const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

export function makeProof(count: number, leaves: number, keys: LogKeys, keyTexts: readonly string[]): HistoryProof {
  let head: Buffer = Buffer.alloc(32);
  const entries = Array.from({ length: count }, (_, at) => {
    const words = JSON.stringify({
      at: 1_700_000_000_000 + at,
      act: 'document-read',
      outcome: 'done',
      rule: 'care-team-reads',
      actor: {
        kind: 'professional',
        id: '899700000001',
        name: 'Alix MODELE',
        profession: '10',
        structureName: 'Hôpital',
      },
      situation: 'normal',
      object: { kind: 'document', id: '00000000-0000-4000-8000-000000000000', label: `Compte rendu ${at}` },
    });
    const blind = randomBytes(16);
    const commitment = sha256(Buffer.from('carnet/trace-entry/v1\n'), blind, Buffer.from(words));
    const entry = Buffer.concat([Buffer.of(1), commitment, randomBytes(12 + 16 + words.length + 16)]);
    head = sha256(head, bigEndian(at + 1), bigEndian(1_700_000_000_000 + at), entry);
    return { n: at + 1, at: 1_700_000_000_000 + at, entry: toBase64(entry), blind: toBase64(blind), words };
  });
  const id = randomBytes(32);
  // The leftmost leaf of a complete tree: each hash of its path stands on the right.
  const levels = Math.ceil(Math.log2(leaves));
  const path = Array.from({ length: levels }, () => randomBytes(32));
  let root = sha256(Buffer.of(0), Buffer.of(1), id, bigEndian(count), head);
  for (const part of path) root = sha256(Buffer.of(1), root, part);
  const text = `${keys.place}/trace/a\n${2 ** levels}\n${root.toString('base64')}\n`;
  const seconds = 1_700_000_000;
  const lines = keyTexts.map((one) => {
    const [, idText = '', encoded = ''] = one.split('+').length > 3 ? rejoined(one) : one.split('+');
    const kind = Buffer.from(encoded, 'base64')[0];
    const signature =
      kind === 1
        ? keys.sign(Buffer.from(text))
        : Buffer.concat([bigEndian(seconds), keys.sign(Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`))]);
    return `\u2014 ${keys.place}/trace/a ${Buffer.concat([Buffer.from(idText, 'hex'), signature]).toString('base64')}\n`;
  });
  return {
    format: 'carnet-history-proof/1',
    made: new Date(0).toISOString(),
    keys: { log: keyTexts },
    entries,
    anchor: {
      id: toBase64(id),
      index: 0,
      path: path.map(toBase64),
      n: count,
      checkpoint: `${text}\n${lines.join('')}`,
    },
  };
}

/** A key's text in three parts: base64 may hold the sign that divides them. */
function rejoined(text: string): string[] {
  const [name = '', id = '', ...rest] = text.split('+');
  return [name, id, rest.join('+')];
}
