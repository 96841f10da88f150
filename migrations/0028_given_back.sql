-- What was given for a work before it went into another comes back when that is undone (decision 44).

-- The record a request was made from, where that has gone into another since; null while it is record_id itself.
alter table request add column asked_record_id int references record;
create index on request (asked_record_id) where asked_record_id is not null;

-- Votes stay with the record they were given for; a standing record tells the last vote of each reader for itself or
-- for what went into it.
delete from rating_sum;
insert into rating_sum (record_id, stars, votes)
with recursive led (record_id, standing_id, merged_into) as (
  select id, id, merged_into from record where id in (select record_id from rating)
  union
  select led.record_id, record.id, record.merged_into from led join record on record.id = led.merged_into),
last as (
  select distinct on (standing_id, reader_id) standing_id, stars
  from led join rating using (record_id)
  where merged_into is null
  order by standing_id, reader_id, rated_at desc, record_id desc)
select standing_id, stars, count(*) from last group by standing_id, stars;
