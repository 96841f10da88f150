-- 索书号 is asked for by its beginning, on the record and on the copies of every library that holds it.
-- The same form as squeezedCallNumber in src/catalogue/query.ts: no blanks, ASCII letters in capitals.
create index record_call_number on record (upper(replace(call_number, ' ', '') collate "C") text_pattern_ops);
create index holding_call_number on holding (upper(replace(call_number, ' ', '') collate "C") text_pattern_ops);
-- Every view of a record page counts (浏览次数): room beside the row keeps that change out of the indexes.
alter table record set (fillfactor = 90);
