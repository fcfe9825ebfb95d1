-- An emergency that touched only what the person may not see yet waits for its review like any other. `trace_n` counts in this chain.
alter table emergency_review
  add column chain text not null default 'shown' constraint known_review_chain check (chain in ('shown', 'withheld'));
