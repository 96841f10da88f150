-- What is still going on is a hundredth of what was ever asked: a desk counts its queues, and every page its unread
-- notices, without reading the years that are over.
create index request_open_requesting on request (requesting_library_id) where ended_at is null;
create index request_open_supplying on request (supplying_library_id) where ended_at is null;
create index notice_of_library on notice (library_id, id desc) where account_id is null;
create index notice_unread_of_library on notice (library_id) where account_id is null and read_at is null;
create index notice_unread_of_account on notice (account_id) where read_at is null;
