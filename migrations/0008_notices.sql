-- A desk and a reader see on every page how many notices are unread, and a desk its newest ones by library.
create index notice_of_library on notice (library_id, id desc) where account_id is null;
create index notice_unread_of_library on notice (library_id) where account_id is null and read_at is null;
create index notice_unread on notice (account_id) where account_id is not null and read_at is null;
