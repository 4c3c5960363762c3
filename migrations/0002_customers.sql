-- Who. A customer is a company or a person; everything else about them carries customer_id first in its key.
create table customer (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('company', 'person')),
  name text not null,
  email text,
  country text,
  -- Name, address and ids without accents or capitals: what search looks at.
  search text not null,
  -- Known from tracking only: such a customer may turn out to be a part of another one.
  is_tracked_only boolean not null default false,
  batch_id bigint,
  created_at timestamptz not null
);
create index customer_search on customer using gin (search gin_trgm_ops);
create index customer_by_name on customer (lower(name), id);
create index customer_batch on customer using brin (batch_id);

create table contact (
  customer_id bigint not null references customer (id) on delete cascade,
  id bigint generated always as identity,
  name text not null,
  email text,
  phone text,
  title text,
  -- What tracking reports is a claim: its key is public. A claim never changes what a person, a file or a secret key supplied.
  is_name_claimed boolean not null default false,
  is_email_claimed boolean not null default false,
  -- The latest address that tracking reported, whatever the address of the contact is.
  claimed_email text,
  created_at timestamptz not null,
  primary key (customer_id, id)
);

-- Look-ups by what is known before the customer is: they stay on one machine, and no foreign key leads out of them.

-- What other systems call customers. An e-mail address is an identity whose source is 'email'.
create table customer_identity (
  source text not null,
  external_id text not null,
  customer_id bigint not null,
  -- When the name was given that counts: a later one counts more, in whatever order they arrive.
  named_at timestamptz,
  primary key (source, external_id)
);
create index customer_identity_customer on customer_identity (customer_id);

-- What the company's own product calls the people at its customers.
create table contact_identity (
  source text not null,
  external_id text not null,
  customer_id bigint not null,
  contact_id bigint not null,
  -- When the name and the address were given that count.
  named_at timestamptz,
  mailed_at timestamptz,
  primary key (source, external_id)
);
create index contact_identity_contact on contact_identity (customer_id, contact_id);

-- The alias that a merged customer leaves behind.
create table customer_merge (
  from_id bigint primary key,
  into_id bigint not null,
  merged_at timestamptz not null,
  merged_by text not null
);
create index customer_merge_into on customer_merge (into_id);

-- The customer of every link and session of the portal, by its secret.
create table portal_key (
  hash bytea primary key,
  customer_id bigint not null
);
create index portal_key_customer on portal_key (customer_id);

create table note (
  customer_id bigint not null references customer (id) on delete cascade,
  id bigint generated always as identity,
  kind text not null check (kind in ('note', 'call')),
  text text not null,
  author text not null,
  written_at timestamptz not null,
  deleted_at timestamptz,
  primary key (customer_id, id)
);

-- The portal. A link leads in once and makes a session; both end, and both can be revoked.
create table portal_link (
  customer_id bigint not null references customer (id) on delete cascade,
  id bigint generated always as identity,
  contact_id bigint,
  email text not null,
  hash bytea not null,
  made_by text not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz,
  primary key (customer_id, id)
);
create unique index portal_link_hash on portal_link (customer_id, hash);
create index portal_link_email on portal_link (email);

create table portal_session (
  customer_id bigint not null references customer (id) on delete cascade,
  hash bytea not null,
  link_id bigint not null,
  contact_id bigint,
  email text not null,
  made_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (customer_id, hash)
);

-- What the customer saw (once a day for each page) and changed.
create table portal_visit (
  customer_id bigint not null references customer (id) on delete cascade,
  id bigint generated always as identity,
  day date not null,
  email text not null,
  kind text not null check (kind in ('saw', 'changed')),
  what text not null,
  at timestamptz not null,
  primary key (customer_id, id)
);
create unique index portal_visit_once_a_day on portal_visit (customer_id, day, email, what) where kind = 'saw';

-- How the portal looks: a colour and a picture that were checked, never text of a style sheet.
create table portal_brand (
  only_row boolean primary key default true check (only_row),
  colour char(7) not null default '#0f5c5c' check (colour ~ '^#[0-9a-f]{6}$'),
  logo bytea,
  logo_type text check (logo_type in ('image/png', 'image/jpeg', 'image/webp')),
  greeting text not null default ''
);
insert into portal_brand default values;

create view fact_customer as
  select id as customer_id, kind, name, email, country, search, is_tracked_only, batch_id, created_at from customer;
create view fact_customer_alias as select from_id, into_id from customer_merge;
create view fact_contact as
  select customer_id, id as contact_id, name, email, title, is_email_claimed as is_email_tracked from contact;
-- Who may come to a customer's page: the latest link of each address, unless it was revoked.
create view fact_portal_access as
  select customer_id, email, contact_id
  from (
    select distinct on (customer_id, email) customer_id, email, contact_id, revoked_at
    from portal_link order by customer_id, email, id desc
  ) latest
  where revoked_at is null;
