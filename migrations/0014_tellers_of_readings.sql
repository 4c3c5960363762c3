-- A reading may be told by several files, and goes when the last of them is taken back. One that was told one by one
-- has none, and no undoing of a file takes it away.
drop view counted_reading;
alter table reading add column batch_ids bigint[] not null default '{}';
update reading set batch_ids = array[batch_id] where batch_id is not null;
alter table reading drop column batch_id;
create index reading_batch_of on reading using gin (batch_ids) where batch_ids <> '{}';

create view counted_reading as
  select r.* from reading r
  where (r.disputed_at is null or r.settled_at is not null)
    and not exists (select from reading c where c.customer_id = r.customer_id and c.corrects = r.id);

-- No question is answered by it.
drop index next_sale_ask_open;
