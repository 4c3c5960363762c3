-- The customer of every link and session of the portal, by its secret. Links and sessions then have the customer first in
-- their keys, so that they can be distributed by it.
create table portal_key (
  hash bytea primary key,
  customer_id bigint not null
);
create index portal_key_customer on portal_key (customer_id);
insert into portal_key select hash, customer_id from portal_link union all select hash, customer_id from portal_session;

alter table portal_link drop constraint portal_link_hash_key;
create unique index portal_link_hash on portal_link (customer_id, hash);
alter table portal_session drop constraint portal_session_pkey;
alter table portal_session add primary key (customer_id, hash);
drop index portal_session_customer;
