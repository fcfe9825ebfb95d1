/** The life of a person's access to their record. */
export type SpaceState = 'notified' | 'opposed' | 'open' | 'active' | 'suspended' | 'closed' | 'erased' | 'deceased';
