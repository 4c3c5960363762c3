-- Who. A customer is a company or a person; everything else about them carries customer_id first.

create table customer (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('company', 'person')),
  name text not null,
  email text,
  country text,
  -- Name, address and ids without accents or capitals: what search looks at.
  search text not null,
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
  created_at timestamptz not null,
  primary key (customer_id, id)
);

-- What other systems call them. An e-mail address is an identity whose source is 'email'.
create table customer_identity (
  source text not null,
  external_id text not null,
  customer_id bigint not null references customer (id) on delete cascade,
  primary key (source, external_id)
);
create index customer_identity_customer on customer_identity (customer_id);

-- The alias that a merged customer leaves behind.
create table customer_merge (
  from_id bigint primary key,
  into_id bigint not null references customer (id) on delete cascade,
  merged_at timestamptz not null,
  merged_by text not null
);
create index customer_merge_into on customer_merge (into_id);
