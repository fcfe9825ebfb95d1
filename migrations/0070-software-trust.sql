-- What the operator knows of software beyond its keys, tokens taken back before they end, and the door of operators.

alter table software_client
  add column jwks_url text,
  -- SHA-256 of the certificates it may come with (RFC 8705), base64url; none: any.
  add column certificates text[] not null default '{}',
  add column requests_per_minute integer
    constraint a_limit_lets_something_through check (requests_per_minute > 0),
  add column registered_at timestamptz not null default now(),
  add column removed_at timestamptz;

-- One token (its id), or every token of a client issued until an instant. Kept until those tokens would have ended anyway.
create table token_revocation (
  client_id text not null,
  token_id text not null,
  issued_until timestamptz not null,
  expires_at timestamptz not null,
  primary key (client_id, token_id)
);
create index token_revocation_by_expiry on token_revocation (expires_at);
grant select, insert, update, delete on token_revocation to carnet_app;

-- A door opened from the machine for one operator: a code, then the session it was given up for. Keyed hashes; the name is sealed.
create table operator_door (
  id uuid primary key,
  code_index bytea constraint one_code_one_door unique,
  session_index bytea constraint one_session_one_door unique,
  wrong_codes integer not null default 0,
  expires_at timestamptz not null,
  sealed bytea not null
);
grant select, insert, update, delete on operator_door to carnet_app;
