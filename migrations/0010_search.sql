-- 索书号 is asked for by its beginning, on the record and on the copies of every library that holds it: without
-- blanks, ASCII letters in capitals (squeezedCallNumber in src/catalogue/query.ts does the same to a question),
-- and no longer than an index can hold, for a damaged record may have any length.
create function call_number_key(call_number text) returns text language sql immutable parallel safe
  return left(upper(replace(call_number, ' ', '') collate "C"), 100);
create index record_call_number on record (call_number_key(call_number) text_pattern_ops);
create index holding_call_number on holding (call_number_key(call_number) text_pattern_ops);
-- Every view of a record page counts (浏览次数): room beside the row keeps that change out of the indexes.
alter table record set (fillfactor = 90);
