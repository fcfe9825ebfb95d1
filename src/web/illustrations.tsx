// Our own pictures. Colours come from the style sheet (classes `art-…`), so that they follow light, dark and print.
import type { ComponentChildren, VNode } from 'preact';

function Picture({ box, class: name, children }: { box: string; class: string; children: ComponentChildren }): VNode {
  return (
    <svg class={`picture ${name}`} viewBox={box} aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

/** The public home: an open notebook, its ribbon, a plant that grows out of it, a heart in safe keeping. */
export function NotebookPicture(): VNode {
  return (
    <Picture box="0 0 480 380" class="picture-home">
      <path class="art-blob" d="M58 214C40 120 118 36 226 34s214 50 210 156-92 150-196 152S76 308 58 214" />
      <g class="art-plant">
        <path class="art-stem" d="M352 250c4-52 22-92 54-124M360 214c-18-8-28-22-30-42M372 184c14-2 28-10 36-24" />
        <path
          class="art-leaf"
          d="M406 126c4-26 22-42 46-46 2 26-14 46-46 46M330 172c-20-8-28-26-24-48 20 6 30 24 24 48M408 160c16-16 34-18 50-8-10 18-28 22-50 8"
        />
      </g>
      <path class="art-shadow" d="M58 318c90 26 274 26 364 0-22 22-96 34-182 34S80 340 58 318" />
      <path class="art-cover" d="M54 138c0-8 6-14 14-14h344c8 0 14 6 14 14v172c0 8-6 14-14 14H68c-8 0-14-6-14-14z" />
      <path class="art-page" d="M68 126c56-18 124-14 172 12v182c-48-24-116-28-172-10z" />
      <path class="art-page art-page-right" d="M412 126c-56-18-124-14-172 12v182c48-24 116-28 172-10z" />
      <path class="art-fold" d="M240 138v182" />
      <path class="art-line" d="M94 160c34-8 82-4 116 8M94 190c34-8 82-4 116 8M94 220c22-5 52-5 78 0" />
      <path class="art-pulse" d="M92 262l26-2 12-24 18 46 14-30 10 12 38 6" />
      <path
        class="art-heart"
        d="M328 240c-34-22-50-38-50-58a24 24 0 0 1 46-10l4 8 4-8a24 24 0 0 1 46 10c0 20-16 36-50 58"
      />
      <path class="art-line" d="M276 270c34-12 74-14 106-6M276 292c24-8 48-10 72-8" />
      <path class="art-ribbon" d="M196 116c8 2 18 5 26 9v74l-13-12-13 8z" />
      <g class="art-key">
        <circle cx="112" cy="70" r="18" />
        <path d="M126 82l38 36M150 105l10-10M160 115l8-8" />
      </g>
      <circle class="art-dot" cx="70" cy="98" r="6" />
      <circle class="art-dot art-dot-sun" cx="300" cy="62" r="9" />
      <circle class="art-dot" cx="258" cy="86" r="4" />
    </Picture>
  );
}

/** Nothing here yet: an empty page waiting, with its ribbon. */
export function EmptyPicture(): VNode {
  return (
    <Picture box="0 0 200 150" class="picture-empty">
      <path class="art-blob" d="M24 82c-6-38 26-66 74-66s82 22 80 62-36 58-78 58-70-16-76-54" />
      <path class="art-page" d="M62 28h58l22 22v78a6 6 0 0 1-6 6H62a6 6 0 0 1-6-6V34a6 6 0 0 1 6-6" />
      <path class="art-fold" d="M120 28v16a6 6 0 0 0 6 6h16" />
      <path class="art-line" d="M72 68h40M72 84h54M72 100h30" />
      <path class="art-ribbon" d="M66 22h14v28l-7-6-7 6z" />
      <circle class="art-dot art-dot-sun" cx="160" cy="34" r="6" />
      <circle class="art-dot" cx="34" cy="112" r="4" />
    </Picture>
  );
}

/** Nothing found: the same page under a magnifying glass. */
export function NothingFoundPicture(): VNode {
  return (
    <Picture box="0 0 200 150" class="picture-empty">
      <path class="art-blob" d="M24 82c-6-38 26-66 74-66s82 22 80 62-36 58-78 58-70-16-76-54" />
      <path class="art-page" d="M56 30h58l20 20v74a6 6 0 0 1-6 6H56a6 6 0 0 1-6-6V36a6 6 0 0 1 6-6" />
      <path class="art-line" d="M66 66h36M66 82h24M66 98h30" />
      <circle class="art-lens" cx="124" cy="88" r="24" />
      <path class="art-handle" d="M142 106l20 20" />
    </Picture>
  );
}

/** Something failed: a notebook with its page loose. */
export function TroublePicture(): VNode {
  return (
    <Picture box="0 0 200 150" class="picture-empty">
      <path class="art-blob" d="M24 82c-6-38 26-66 74-66s82 22 80 62-36 58-78 58-70-16-76-54" />
      <path class="art-cover" d="M48 40h60a6 6 0 0 1 6 6v80a6 6 0 0 1-6 6H48a6 6 0 0 1-6-6V46a6 6 0 0 1 6-6" />
      <path class="art-fold-light" d="M56 40v92" />
      <path class="art-page" d="M104 34l52 14-20 76-52-14z" />
      <path class="art-line" d="M114 52l28 8M110 66l28 8M106 80l16 4" />
      <path class="art-ribbon" d="M88 40h12v24l-6-5-6 5z" />
    </Picture>
  );
}
