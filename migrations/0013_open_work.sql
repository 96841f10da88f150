-- What is still going on is a hundredth of what was ever asked: a desk counts its queues without reading the years
-- that are over.
create index request_open_requesting on request (requesting_library_id) where ended_at is null;
create index request_open_supplying on request (supplying_library_id) where ended_at is null;
