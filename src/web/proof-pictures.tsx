// Drawings of where to find things on paper and plastic. Each has its caption in words; nothing is only in the picture.
import type { VNode } from 'preact';

/** The Vitale card with a photo: the serial number stands at the top right of the front. */
export function CardWithPhoto(): VNode {
  return (
    <svg class="picture picture-card" viewBox="0 0 320 204" aria-hidden="true" focusable="false">
      <rect class="art-card" x="2" y="2" width="316" height="200" rx="16" />
      <path class="art-card-wave" d="M2 150c80-40 150 20 316-40v76a16 16 0 0 1-16 16H18a16 16 0 0 1-16-16z" />
      <rect class="art-chip" x="28" y="72" width="44" height="36" rx="6" />
      <path class="art-chip-line" d="M28 84h14M28 96h14M58 84h14M58 96h14M42 72v36M58 72v36" />
      <rect class="art-portrait" x="232" y="78" width="62" height="78" rx="6" />
      <path class="art-silhouette" d="M263 118a14 14 0 1 0 0-28 14 14 0 0 0 0 28M240 154c2-18 10-27 23-27s21 9 23 27" />
      <path class="art-line" d="M28 134h120M28 152h86M28 36h60" />
      <rect class="art-mark" x="164" y="20" width="138" height="38" rx="10" />
      <text class="art-digits" x="233" y="45" text-anchor="middle">
        12345678901
      </text>
    </svg>
  );
}

/** The Vitale card without a photo: the serial number stands at the top left of the back. */
export function CardWithoutPhoto(): VNode {
  return (
    <svg class="picture picture-card" viewBox="0 0 320 204" aria-hidden="true" focusable="false">
      <rect class="art-card art-card-back" x="2" y="2" width="316" height="200" rx="16" />
      <rect class="art-mark" x="18" y="20" width="138" height="38" rx="10" />
      <text class="art-digits" x="87" y="45" text-anchor="middle">
        123456789
      </text>
      <path class="art-line" d="M28 92h250M28 112h220M28 132h236M28 152h150" />
      <rect class="art-portrait" x="232" y="20" width="64" height="38" rx="6" />
    </svg>
  );
}

/** The letter: the provisional code stands in a frame in the middle. */
export function LetterWithCode(): VNode {
  return (
    <svg class="picture picture-letter" viewBox="0 0 240 300" aria-hidden="true" focusable="false">
      <path class="art-page" d="M14 6h176l36 36v246a6 6 0 0 1-6 6H14a6 6 0 0 1-6-6V12a6 6 0 0 1 6-6" />
      <path class="art-fold" d="M190 6v30a6 6 0 0 0 6 6h30" />
      <path
        class="art-line"
        d="M32 40h60M32 58h40M128 82h72M128 98h56M32 132h160M32 148h140M32 226h160M32 242h150M32 258h90"
      />
      <rect class="art-mark" x="32" y="166" width="168" height="42" rx="10" />
      <text class="art-digits" x="116" y="193" text-anchor="middle">
        K7QP4-9XM2T
      </text>
    </svg>
  );
}
