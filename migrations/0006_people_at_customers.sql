-- What the company's own product calls the people at its customers, and what the team wrote down about them.

create table contact_identity (
  source text not null,
  external_id text not null,
  customer_id bigint not null,
  contact_id bigint not null,
  -- When what is known of the name and the address was said: later words count, in whatever order they come.
  named_at timestamptz,
  mailed_at timestamptz,
  primary key (source, external_id),
  foreign key (customer_id, contact_id) references contact (customer_id, id) on delete cascade
);
create index contact_identity_contact on contact_identity (customer_id, contact_id);

-- Known from tracking only: such a customer may turn out to be a part of another one.
alter table customer add column is_bare boolean not null default false;
alter table customer_identity add column named_at timestamptz;

create table note (
  customer_id bigint not null references customer (id) on delete cascade,
  id bigint generated always as identity,
  kind text not null check (kind in ('note', 'call')),
  words text not null,
  author text not null,
  written_at timestamptz not null,
  deleted_at timestamptz,
  primary key (customer_id, id)
);
