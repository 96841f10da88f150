-- Loans speak for a record among those that answer alike; where all texts of a candidate stand, they are read with them.
alter table search_entry add column loans int not null default 0;
update search_entry set loans = record.loan_count from record where record.id = record_id;

-- Other spellings are asked of the terms themselves (src/catalogue/search/postgres/spelling-store.ts).
drop table search_word;
