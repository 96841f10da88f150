-- What others harvest from us (OAI-PMH, src/protocols/oai): records in the order of their last change, and which library
-- gave up which record when, so that a deletion is told for ever (deletedRecord persistent), also of one library's set.
create table withdrawal (
  -- No reference: the record may be gone.
  record_id int not null,
  library_id int not null references library on delete cascade,
  withdrawn_at timestamptz not null,
  primary key (record_id, library_id)
);
create index on withdrawal (withdrawn_at, record_id);
create index record_changed_at on record (changed_at, id);

grant select, insert, update, delete on withdrawal to hutong_app, hutong_keeper;

-- How much of the catalogue one question of another system takes away at once (SRU maximumRecords).
insert into policy_rule (id, service, conditions, parameters, priority, valid_from, valid_to, why_zh, why_en, source) values
('SRU', 'loan', '{}', '{"recordsPerAnswerMax": 100}', 0, '2007-11-01', null,
 '其他系统一次最多取走一百条记录，余下的分次取。', 'Another system takes at most a hundred records at once and asks again for the rest.', 'I');
