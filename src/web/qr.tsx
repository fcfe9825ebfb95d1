// A QR code as vector shapes: no data address, so the strict policy holds.
import type { VNode } from 'preact';
import { create } from 'qrcode';

/** The modules of a QR code (medium correction), row by row: true is dark. */
export function qrMatrix(text: string): boolean[][] {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  return Array.from({ length: modules.size }, (_row, y) =>
    Array.from({ length: modules.size }, (_column, x) => modules.get(y, x) === 1),
  );
}

/** Always dark on white, in dark mode too: some readers know nothing else. The quiet zone of four modules is included. */
export function Qr({ matrix, label }: { matrix: readonly (readonly boolean[])[]; label: string }): VNode {
  const size = matrix.length + 8;
  const path = matrix
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + 4} ${y + 4}h1v1h-1z` : '')))
    .filter(Boolean)
    .join('');
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <rect class="qr-paper" width={size} height={size} />
      <path class="qr-ink" d={path} />
    </svg>
  );
}
