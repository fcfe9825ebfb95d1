// Which doors a menu has, for whom; and where each of them is at home.
import type { IconName } from './icons.js';
import type { Messages } from './messages/index.js';

export type Audience = 'anonymous' | 'citizen' | 'professional' | 'staff' | 'auditor';

export interface Door {
  readonly href: string;
  readonly icon: IconName;
  readonly label: (m: Messages) => string;
}

export const DOORS: Record<Audience, readonly Door[]> = {
  anonymous: [],
  citizen: [
    { href: '/accueil', icon: 'home', label: (m) => m.common.nav.home },
    { href: '/documents', icon: 'documents', label: (m) => m.common.nav.documents },
    { href: '/acces', icon: 'people', label: (m) => m.common.nav.access },
    { href: '/historique', icon: 'eye', label: (m) => m.common.nav.history },
    { href: '/parametres', icon: 'settings', label: (m) => m.common.nav.settings },
  ],
  staff: [
    { href: '/assistance/poste', icon: 'phone', label: (m) => m.desk.title },
    { href: '/assistance/poste/signalements', icon: 'flag', label: (m) => m.reportQueue.title },
  ],
  auditor: [
    { href: '/controle', icon: 'lock', label: (m) => m.oversight.freezes.title },
    { href: '/controle/urgences', icon: 'siren', label: (m) => m.oversight.emergencies.title },
    { href: '/controle/proches', icon: 'people', label: (m) => m.heirs.judge.title },
    { href: '/assistance/poste/signalements', icon: 'flag', label: (m) => m.reportQueue.title },
    { href: '/controle/journal', icon: 'eye', label: (m) => m.oversight.trail.title },
  ],
  professional: [
    { href: '/pro', icon: 'people', label: (m) => m.common.nav.patients },
    { href: '/pro/mes-acces', icon: 'eye', label: (m) => m.common.nav.ownAccesses },
  ],
};

export const HOMES: Record<Audience, string> = {
  anonymous: '/',
  citizen: '/accueil',
  staff: '/assistance/poste',
  auditor: '/controle',
  professional: '/pro',
};
