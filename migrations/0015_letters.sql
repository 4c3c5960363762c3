-- Few letters failed or wait among very many that were sent: without this the whole table is read to find them.
create index mail_of_state on mail (state, id);

-- The text of a sent letter goes after a while; that it was sent, to whom and when, stays.
create index mail_text on mail (coalesce(sent_at, created_at)) where state in ('sent', 'dropped') and body_text <> '';

-- When what lets its reader in does so no longer: by then it is forgotten here too, in letters that were never sent as well.
alter table mail add column secret_until timestamptz;
update mail m set secret_until = coalesce(
  (select least(l.used_at, l.revoked_at, l.expires_at) from portal_link l where l.hash = sha256(convert_to(m.secret, 'UTF8'))),
  m.created_at
) where m.secret <> '';
create index mail_secret on mail (secret_until) where secret <> '';

-- Whether customers are told once a month how far their goals are.
create table progress_letters (
  only_row boolean primary key default true check (only_row),
  is_on boolean not null default true
);
insert into progress_letters default values;
