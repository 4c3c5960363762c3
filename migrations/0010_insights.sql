-- How Insights counts.

create table insights_settings (
  only_row boolean primary key default true check (only_row),
  -- Customers whose first purchase lies before this day are left out; null: nobody.
  exclude_before date
);
insert into insights_settings default values;
