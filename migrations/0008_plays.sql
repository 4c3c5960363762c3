-- What customers who bought one product bought next, as of the last count: n of all who came back after it.
create table next_product (
  product_id integer not null,
  next_id integer not null,
  customers integer not null,
  came_back integer not null,
  primary key (product_id, next_id)
);

create table next_product_state (
  only_row boolean primary key default true check (only_row),
  counted_on date,
  -- Imports request a new count; each count covers all requests from before it began.
  requested bigint not null default 0,
  counted bigint not null default 0
);
insert into next_product_state default values;
