// The icons: our own drawings on a 24 × 24 grid, one stroke width, always beside a word, so hidden from screen readers.
import type { VNode } from 'preact';

const SHAPES = {
  home: 'M4 11.2 12 4.5l8 6.7M6.2 9.8v9.2h11.6V9.8M10 19v-5h4v5',
  documents: 'M7 3.8h7.2L18 7.6v12.6H7zM14 4v4h4M9.8 12h5.4M9.8 15.6h5.4M7 7H4.8v13.8',
  document: 'M6.5 3.8h7.3l4 4v12.4H6.5zM13.6 4v4h4M9.4 12.2h5.4M9.4 15.8h5.4',
  people:
    'M9 11.4a3.3 3.3 0 1 0 0-6.6 3.3 3.3 0 0 0 0 6.6M3.4 19.4c.5-3.4 2.7-5.2 5.6-5.2s5.1 1.8 5.6 5.2M15.8 11a2.7 2.7 0 1 0-.5-5.3M16.7 14.4c2.2.4 3.6 2 4 4.6',
  person: 'M12 11.6a3.7 3.7 0 1 0 0-7.4 3.7 3.7 0 0 0 0 7.4M5.2 19.8c.6-3.7 3.2-5.6 6.8-5.6s6.2 1.9 6.8 5.6',
  eye: 'M2.8 12C5 8 8.2 6 12 6s7 2 9.2 6c-2.2 4-5.4 6-9.2 6s-7-2-9.2-6M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6',
  hide: 'M4.6 9.3A12 12 0 0 0 2.8 12c2.2 4 5.4 6 9.2 6 1.4 0 2.7-.3 3.9-.8M8.3 6.8A8.6 8.6 0 0 1 12 6c3.8 0 7 2 9.2 6a13 13 0 0 1-2.5 3.2M9.8 10a3 3 0 0 0 4.2 4.2M4 4l16 16',
  settings:
    'M4 7.5h9M17.5 7.5H20M4 16.5h2.5M11 16.5h9M15.3 9.7a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4M8.7 18.7a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4',
  search: 'M10.8 17.1a6.3 6.3 0 1 0 0-12.6 6.3 6.3 0 0 0 0 12.6M15.4 15.4l5 5',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3M12 14.5v2.2',
  unlock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 6.7-1.4M12 14.5v2.2',
  block: 'M12 20.2a8.2 8.2 0 1 0 0-16.4 8.2 8.2 0 0 0 0 16.4M6.4 6.4l11.2 11.2',
  shield: 'M12 3.6l7 2.6v5.3c0 4.3-2.8 7.3-7 8.9-4.2-1.6-7-4.6-7-8.9V6.2zM9 12l2.2 2.2L15.2 10',
  download: 'M12 4v11M7.5 11l4.5 4.5 4.5-4.5M4.5 19.5h15',
  upload: 'M12 15.5V4.5M7.5 9 12 4.5 16.5 9M4.5 19.5h15',
  print: 'M7.5 8.5V4h9v4.5M7.5 16.5H4.5v-8h15v8h-3M7.5 14h9v6.2h-9z',
  phone:
    'M6.8 4.2l2.7-.4 1.7 4-2 1.7c1 2.2 2.6 3.9 4.9 5l1.8-2 4 1.8-.5 2.7c-.2 1.5-1.3 2.4-2.8 2.3C10.3 18.7 5.3 13.7 4.6 7.2c-.2-1.5.7-2.7 2.2-3',
  hands:
    'M7.5 12V6.8a1.3 1.3 0 0 1 2.6 0V11M10.1 11V5.3a1.3 1.3 0 0 1 2.6 0V11M12.7 11V6.3a1.3 1.3 0 0 1 2.6 0v6.2l1.3-1.7c.6-.8 1.7-.9 2.3-.2.5.5.5 1.2.1 1.8l-3.2 5c-1 1.5-2.2 2.3-4.2 2.3-2.9 0-4.6-1.7-4.9-4.5z',
  alert: 'M12 4.2l8.6 15.3H3.4zM12 10v4.2M12 16.8v.2',
  info: 'M12 20.2a8.2 8.2 0 1 0 0-16.4 8.2 8.2 0 0 0 0 16.4M12 11.2v5M12 7.9v.2',
  check: 'M5 12.8l4.6 4.6L19.4 7',
  done: 'M12 20.2a8.2 8.2 0 1 0 0-16.4 8.2 8.2 0 0 0 0 16.4M8.3 12.3l2.6 2.6 4.9-5.3',
  problem: 'M12 20.2a8.2 8.2 0 1 0 0-16.4 8.2 8.2 0 0 0 0 16.4M12 7.6v5.6M12 16.1v.2',
  close: 'M6 6l12 12M18 6 6 18',
  next: 'M9.5 5.5 16 12l-6.5 6.5',
  previous: 'M14.5 5.5 8 12l6.5 6.5',
  calendar: 'M4.5 6h15v14h-15zM4.5 10.5h15M8.5 3.8V8M15.5 3.8V8',
  clock: 'M12 20.2a8.2 8.2 0 1 0 0-16.4 8.2 8.2 0 0 0 0 16.4M12 7.5V12l3.2 2.2',
  care: 'M6.5 4H5v5a4.5 4.5 0 0 0 9 0V4h-1.5M9.5 13.5v1.7a4.8 4.8 0 0 0 9.6 0v-2.4M19.1 12.8a1.9 1.9 0 1 0 0-3.8 1.9 1.9 0 0 0 0 3.8',
  siren: 'M6.5 16.5V12a5.5 5.5 0 0 1 11 0v4.5M4.5 20h15v-3.5h-15zM12 3.6V2.3M4.8 6.2l-1-1M19.2 6.2l1-1',
  hospital: 'M5 20.2V5.5h14v14.7M3.5 20.2h17M12 8v5M9.5 10.5h5M10 20v-3.5h4V20',
  flask: 'M9.5 4h5M10.5 4v5.5L5.8 17.8c-.7 1.2.1 2.4 1.4 2.4h9.6c1.3 0 2.1-1.2 1.4-2.4L13.5 9.5V4M8 15h8',
  pill: 'M8.4 19.2a3.9 3.9 0 0 1-5.5-5.5l9-9a3.9 3.9 0 0 1 5.5 5.5zM7.5 9.2l5.5 5.5M17 21a4 4 0 1 0 0-8 4 4 0 0 0 0 8M14.3 19.8l5.5-5.5',
  image: 'M4 5h16v14H4zM4 16l4.5-4.5 3.7 3.7 2.5-2.5L20 17.5M15.5 9.2v.1',
  heart: 'M12 19.8C6.8 16 4 12.9 4 9.5A4.3 4.3 0 0 1 12 7.3a4.3 4.3 0 0 1 8 2.2c0 3.4-2.8 6.5-8 10.3',
  pencil: 'M5 19l.8-3.8L15.6 5.4a1.8 1.8 0 0 1 2.6 0l.4.4a1.8 1.8 0 0 1 0 2.6L8.8 18.2zM13.8 7.2l3 3',
  add: 'M12 5v14M5 12h14',
  filter: 'M4 6.5h16M7 12h10M10 17.5h4',
  flag: 'M6 21V4.2M6 5h11.5l-2 4 2 4H6',
  copy: 'M9 9h10.5v11H9zM6 15H4.5V4H15v2',
  undo: 'M8.5 5.5 4.5 9.5l4 4M5 9.5h9a5 5 0 0 1 0 10h-3',
  trash: 'M5 7h14M9.5 7V4.5h5V7M6.8 7l.9 13h8.6l.9-13M10.3 10.5v6M13.7 10.5v6',
  letter: 'M3.5 6h17v12.5h-17zM3.8 6.5l8.2 6.8 8.2-6.8',
  card: 'M3 6h18v12.5H3zM3 10.2h18M6 14.8h4.5',
  language:
    'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17M3.8 9.5h16.4M3.8 14.5h16.4M12 3.5c2.3 2.4 3.5 5.3 3.5 8.5s-1.2 6.1-3.5 8.5c-2.3-2.4-3.5-5.3-3.5-8.5S9.7 5.9 12 3.5',
  leave: 'M13.5 4.5h-8v15h8M10 12h10M16.5 8.5 20 12l-3.5 3.5',
  external: 'M13.5 4.5h6v6M19.5 4.5l-9 9M17 13.5v6H4.5V7h6',
  bell: 'M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4',
  code: 'M4 7.5h16v9H4zM8 12v.1M12 12v.1M16 12v.1',
  help: 'M12 20.2a8.2 8.2 0 1 0 0-16.4 8.2 8.2 0 0 0 0 16.4M9.7 9.8c.2-1.4 1.1-2.1 2.4-2.1 1.4 0 2.4.8 2.4 2.1 0 1.8-2.4 1.9-2.4 3.9M12.1 16.3v.2',
} as const;

export type IconName = keyof typeof SHAPES;
export const ICON_NAMES = Object.keys(SHAPES) as readonly IconName[];

/** A decorative icon: the words beside it say the same thing. */
export function Icon({ name, class: extra }: { name: IconName; class?: string | undefined }): VNode {
  return (
    <svg
      class={extra === undefined ? 'icon' : `icon ${extra}`}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      <path d={SHAPES[name]} />
    </svg>
  );
}

/** The mark of Carnet: a notebook with its ribbon and a heart on the cover. */
export function Logo(): VNode {
  return (
    <svg class="logo" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      <rect class="logo-cover" x="6" y="3" width="29" height="34" rx="6" />
      <path class="logo-spine" d="M12.5 3v34" />
      <path class="logo-ribbon" d="M26 3h5.5v13l-2.750-2.6L26 16z" />
      <path
        class="logo-heart"
        d="M22.5 30.5c-4.7-3.3-6.9-5.7-6.9-8.5a3.6 3.6 0 0 1 6.9-1.5 3.6 3.6 0 0 1 6.9 1.5c0 2.8-2.2 5.2-6.9 8.5"
      />
    </svg>
  );
}
