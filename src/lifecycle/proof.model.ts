import { INS_OID, parseIns } from '../kernel/ins.js';
import { normaliseCode, normaliseSerial } from './code.model.js';

/** Faults of what was typed, seen without looking anybody up; the names the page has words for. */
export type ProofFault =
  | 'code-missing'
  | 'code-malformed'
  | 'nir-missing'
  | 'nir-malformed'
  | 'nir-key-wrong'
  | 'serial-missing'
  | 'serial-malformed';

export interface ProofTyped {
  readonly code: string;
  readonly nir: string;
  readonly serial: string;
}

/** The three proofs in normal form, or everything that cannot be right in them. */
export function parseProof(typed: ProofTyped): ProofTyped | { readonly faults: readonly ProofFault[] } {
  const faults: ProofFault[] = [];
  const code = normaliseCode(typed.code);
  if (code === undefined) faults.push(typed.code.trim() === '' ? 'code-missing' : 'code-malformed');
  // The shape and the key are the same under every authority.
  const nir = parseIns(INS_OID.nir, typed.nir.replace(/[\p{Pd}.]/gu, ''));
  if (!nir.ok) faults.push(nirFault(typed.nir, nir.problem));
  const serial = normaliseSerial(typed.serial);
  if (serial === undefined) faults.push(typed.serial.trim() === '' ? 'serial-missing' : 'serial-malformed');
  return code === undefined || !nir.ok || serial === undefined ? { faults } : { code, nir: nir.value.value, serial };
}

function nirFault(typed: string, problem: string): ProofFault {
  if (typed.trim() === '') return 'nir-missing';
  return problem === 'ins-key-wrong' ? 'nir-key-wrong' : 'nir-malformed';
}
