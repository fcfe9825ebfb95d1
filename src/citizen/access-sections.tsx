// The pages on who sees what, side by side, whichever domain shows them.
import type { VNode } from 'preact';
import { SectionNav, type Messages } from '../web/index.js';

export const AccessSections = ({ m, current }: { m: Messages; current: string }): VNode => (
  <SectionNav
    label={m.access.sections.label}
    current={current}
    links={[
      { href: '/acces', label: m.access.sections.people, icon: 'people' },
      { href: '/acces/masquage', label: m.access.sections.hiding, icon: 'hide' },
      { href: '/acces/visite', label: m.visit.door.open, icon: 'clock' },
      { href: '/acces/professions', label: m.access.sections.professions, icon: 'care' },
      { href: '/acces/voir-comme', label: m.preview.link, icon: 'eye' },
    ]}
  />
);
