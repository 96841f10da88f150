-- What stands on the page of a record beside the record: votes, links elsewhere, questions to a library, the graph.

-- rating: one vote of one reader for one record (总体评价, 我的评价; scenario 19). Only she sees it.
create table rating (
  record_id int not null references record on delete cascade,
  reader_id int not null references reader,
  stars int not null check (stars between 1 and 5),
  rated_at timestamptz not null,
  primary key (record_id, reader_id)
);
create index on rating (reader_id);

-- rating_sum: how many votes of each number of stars a record has. No reader stands in it: it is what everybody sees.
create table rating_sum (
  record_id int not null references record on delete cascade,
  stars int not null check (stars between 1 and 5),
  votes int not null check (votes >= 0),
  primary key (record_id, stars)
);

-- related_link: 相关资源, where else to look for a record. A change ends a row and begins another: settings are dated.
create table related_link (
  id int generated always as identity primary key,
  label_zh text not null,
  label_en text not null,
  -- An address with {isbn} {issn} {title} {author}; what a record does not have hides the link.
  template text not null check (template like 'https://%'),
  -- Empty: for every 文献类型.
  material_types text[] not null default '{}',
  position int not null,
  valid_from timestamptz not null,
  valid_to timestamptz check (valid_to >= valid_from),
  changed_by int references account
);
create index on related_link (position) where valid_to is null;

-- enquiry: 咨询管理员, what a reader asks a library about a record, and the answer.
create table enquiry (
  id int generated always as identity primary key,
  -- Null once the record is gone; its title stays.
  record_id int references record on delete set null,
  record_title text not null,
  reader_id int not null references reader,
  -- The reader's own library: all that the library asked learns of her.
  reader_library_id int not null references library,
  library_id int not null references library,
  question text not null,
  asked_at timestamptz not null,
  answer text,
  answered_at timestamptz,
  answered_by int references account,
  check ((answer is null) = (answered_at is null))
);
create index on enquiry (reader_id, asked_at);
create index on enquiry (library_id, id) where answer is null;

-- co_borrowing: 借阅关系图, works that the same readers borrowed. Written by the statistics alone, read by everybody:
-- neither readers nor exact counts stand in it (decision 37).
create table co_borrowing (
  record_id int not null references record on delete cascade,
  other_record_id int not null references record on delete cascade,
  -- The least of the class its readers are counted in: 5, 10, 20, 50.
  readers_from int not null check (readers_from >= 5),
  primary key (record_id, other_record_id),
  check (record_id < other_record_id)
);
create index on co_borrowing (other_record_id);

-- Public search addresses; the centre changes them on its page.
insert into related_link (label_zh, label_en, template, material_types, position, valid_from) values
('国家图书馆', 'National Library of China', 'https://find.nlc.cn/search/doSearch?query={title}', '{}', 10, '2007-11-01T00:00:00+08:00'),
('CALIS 联合目录', 'CALIS union catalogue', 'https://opac.calis.edu.cn/opac/simpleSearch.do?q={title}', '{}', 20, '2007-11-01T00:00:00+08:00'),
('WorldCat', 'WorldCat', 'https://search.worldcat.org/search?q=bn%3A{isbn}', '{book,thesis,score,electronic}', 30, '2007-11-01T00:00:00+08:00'),
('豆瓣读书', 'Douban Books', 'https://search.douban.com/book/subject_search?search_text={isbn}', '{book}', 40, '2007-11-01T00:00:00+08:00'),
('ISSN 国际中心', 'ISSN Portal', 'https://portal.issn.org/resource/ISSN/{issn}', '{serial}', 50, '2007-11-01T00:00:00+08:00'),
('中国知网', 'CNKI', 'https://kns.cnki.net/kns8s/search?kw={title}', '{thesis,article}', 60, '2007-11-01T00:00:00+08:00');

-- The others are public, as the catalogue is: nobody stands in them.
do $$
declare name text;
begin
  foreach name in array array['rating', 'enquiry'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format($policy$create policy conductor on %I using ((select actor_kind()) = 'system')$policy$, name);
  end loop;
end $$;

create policy self on rating using (reader_id = (select actor_reader()));
create policy self on enquiry for select using (reader_id = (select actor_reader()));
-- Who asks may ask, and nobody answers herself.
create policy asks on enquiry for insert with check (reader_id = (select actor_reader()) and answer is null);
create policy asked on enquiry using (library_id = (select actor_library()) and (select actor_kind()) = 'staff');

grant select, insert, update, delete on rating, rating_sum, co_borrowing to hutong_app;
grant select, insert, update on related_link, enquiry to hutong_app;
grant usage on sequence related_link_id_seq, enquiry_id_seq to hutong_app;
grant select, insert, update, delete on rating, rating_sum, related_link, enquiry, co_borrowing to hutong_keeper;
grant usage, update, select on sequence related_link_id_seq, enquiry_id_seq to hutong_keeper;

-- The statistics' work of every night.
select pgboss.create_queue('statistics', '{"policy":"exclusive","retryLimit":3,"retryDelay":60,"heartbeatSeconds":30,"expireInSeconds":3600,"deleteAfterSeconds":86400}');

insert into policy_rule (id, service, conditions, parameters, priority, valid_from, valid_to, why_zh, why_en, source) values
('K1', 'catalogue', '{}', '{"enquiriesPerDayMax": 10, "enquiryMax": 500}', 0, '2007-11-01', null,
 '每位读者每天最多咨询 10 次，每次不超过 500 字。', 'A reader asks at most 10 questions a day, each of at most 500 characters.', 'I'),
('K2', 'catalogue', '{}', '{"coBorrowingReadersMin": 5, "coBorrowingShown": 8}', 0, '2007-11-01', null,
 '借阅关系图只画至少 5 位读者共同借过的书，最多 8 种。', 'The co-borrowing graph shows only works at least 5 readers have borrowed together, at most 8 of them.', 'S3; number I'),
('K3', 'catalogue', '{}', '{"viewAgainMinutes": 30}', 0, '2007-11-01', null,
 '同一人 30 分钟内再看同一条书目，浏览次数只加一次。', 'Looking at a record again within 30 minutes counts as one view.', 'I');
