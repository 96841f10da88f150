-- What every page of hits asks of copies and keys, and every beginning that is typed of titles, is answered by the
-- index alone: at five million records the rows lie on a page of their own each.
create index holding_held on holding (record_id, library_id) include (lendable, status);
drop index holding_record_id_library_id_idx;
create index record_key_of on record_key (record_id) include (key, kind);
drop index record_key_record_id_idx;

drop index search_entry_title;
drop index search_entry_initials;
drop index search_entry_pinyin;
create index search_entry_title on search_entry (title collate "C") include (record_id) where not is_gone;
create index search_entry_initials on search_entry (initials collate "C") include (record_id, static_rank) where not is_gone;
create index search_entry_pinyin on search_entry (pinyin collate "C") include (record_id, static_rank) where not is_gone;
