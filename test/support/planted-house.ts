import type pg from 'pg'

/**
 * A small house in SQL, one row at least in every table: what backup must carry and verify must find whole.
 * 北航 lends to 北邮; request 1 is with its reader, request 2 has ended, a mail waits, a job waits.
 */
export const plantedHouse = `
insert into installation (only_row, kind, name_zh, name_en, created_at)
  values (true, 'real', '试验联盟', 'Test consortium', '2026-11-23T02:00:00Z');
insert into library_category (code, name_zh, name_en, position) values ('engineering', '工科类', 'Engineering', 2);
insert into library (code, kind, category, name_zh, name_en, short_zh, short_en, initials, request_prefix, joined_on)
  values ('211060', 'member', 'engineering', '北航', 'Beihang', '北航', 'Beihang', 'bh', 'bh', '2007-11-01'),
         ('211130', 'member', 'engineering', '北邮', 'BUPT', '北邮', 'BUPT', 'by', 'by', '2007-11-01');
insert into library_closure (library_id, from_on, to_on, kind, reason_zh, reason_en)
  values (1, '2027-01-18', '2027-02-20', 'closed', E'寒假\\t放假', 'winter\\nbreak');
insert into calendar_day (day, library_id, is_working, name_zh, name_en, provisional, source)
  values ('2026-10-10', 1, true, '调休', 'working day', false, 'S3');
insert into account (login, kind, library_id, operator_code, password_hash, password_changed_at, created_at)
  values ('by01', 'staff', 2, 'by01', 'x', '2026-11-01T00:00:00Z', '2026-11-01T00:00:00Z'),
         ('lin', 'reader', 2, null, 'x', '2026-11-01T00:00:00Z', '2026-11-01T00:00:00Z');
insert into session (token_hash, account_id, created_at, seen_at, expires_at)
  values ('\\x01', 2, '2026-11-23T02:00:00Z', '2026-11-23T02:00:00Z', '2026-12-23T02:00:00Z');
insert into sign_in_attempt (login_hash, attempts, last_at) values ('\\x02', 3, '2026-11-20T02:00:00Z');
insert into reader (account_id, library_id, barcode, reader_type, status, submitted_at)
  values (2, 2, '0011', 'student', 'active', '2026-11-01T00:00:00Z');
insert into reader_person (reader_id, library_id, name, document_type, document_number, phone, email)
  values (1, 2, '林示例', 'readerCard', '0011', '010-0000-0000', 'lin@bupt.example');
insert into copyright_notice (version, valid_from, text_zh, text_en, source) values (901, '2026-01-01', '声明', 'Notice', 'S2');
insert into consent (reader_id, library_id, copyright_version, accepted_at) values (1, 2, 901, '2026-11-01T00:00:00Z');
insert into policy_rule (id, service, parameters, valid_from, why_zh, why_en, source)
  values ('limit', 'loan', '{"maxOutstanding": 5}', '2026-01-01', '五册', 'five books', 'S2');
insert into policy_rule_withdrawal (rule_id, withdrawn_at) values ('limit', '2025-12-01T00:00:00Z');
insert into record (title, material_type, description, changed_at)
  values ('民法总论', 'book', '{}', '2026-11-01T00:00:00Z');
insert into search_entry (record_id, terms, title, call_number_keys, library_ids, person_names)
  values (1, '\\x000000000001', '民法总论', array['D913', 'a"b\\c'], array[1], array['某人']);
insert into search_number (number, record_id) values ('9787300000000', 1);
insert into search_edition (state, snapshot, records, began_at, switched_at)
  values ('former', '1:1:', 1, '2026-11-01T00:00:00Z', '2026-11-01T00:00:00Z');
insert into search_segment (edition_id, segment, records, dictionaries, columns) values (1, 0, 1, '{}', '\\x00');
insert into search_posting (edition_id, term, segment, places) values (1, 1, 0, '\\x00000000');
insert into search_name (kind, name, folded, initials, records) values ('person', '某人', '某人', 'mr', 1);
insert into source_record (library_id, control_number, record_id, format, marc, content_hash, imported_at)
  values (1, '0001', 1, 'cnmarc', '[]', '\\x00ff', '2026-11-01T00:00:00Z');
insert into holding (record_id, source_record_id, library_id, barcode, status, lendable) values (1, 1, 1, 'B1', 'available', true);
insert into serial_issue (issn, published_year, volume, issue, changed_at)
  values ('1000-0135', 2019, '38', '5', '2026-11-01T00:00:00Z');
insert into serial_article (issue_id, position, title, title_folded, words)
  values (1, 0, '馆际互借', '馆际互借', array['馆际', '互借']);
insert into electronic_database (library_id, name, changed_at) values (1, 'CNKI', '2026-11-01T00:00:00Z');
insert into electronic_title (database_id, library_id, title, kind, numbers, span)
  values (1, 1, '情报学报', 'serial', array['1000-0135'], '{}');
insert into withdrawal (record_id, library_id, withdrawn_at) values (7, 1, '2026-11-02T00:00:00Z');
insert into record_key (key, record_id, kind) values (4503599627370497, 1, 'c');
insert into merge_decision (kind, record_id, other_record_id, why, decided_at, decided_by, operator_code)
  values ('split', 1, 1, '另一版', '2026-11-02T00:00:00Z', 1, 'by01');
insert into merge_decision_pair (decision_id, library_id, control_number, other_library_id, other_control_number)
  values (1, 1, '0001', 2, '0009');
insert into source (library_id, name_zh, name_en, protocol, address, profile, changed_at)
  values (1, '北航馆藏目录', 'Beihang catalogue', 'z3950', 'catalogue.buaa.example:210', '{}', '2026-11-01T00:00:00Z');
insert into rating (record_id, reader_id, stars, rated_at) values (1, 1, 4, '2026-11-22T02:00:00Z');
insert into rating_sum (record_id, stars, votes) values (1, 4, 1);
insert into enquiry (record_id, record_title, reader_id, reader_library_id, library_id, question, asked_at)
  values (1, '民法总论', 1, 2, 1, E'第二册\\n在架吗？', '2026-11-22T02:00:00Z');
insert into related_link (label_zh, label_en, template, material_types, position, valid_from)
  values ('别处', 'Elsewhere', 'https://elsewhere.example/?q={isbn}', array['book'], 70, '2026-11-01T00:00:00Z');
insert into record (title, material_type, description, changed_at)
  values ('刑法', 'book', '{}', '2026-11-01T00:00:00Z');
insert into co_borrowing (record_id, other_record_id, readers_from) values (1, 2, 5);
insert into harvest_file (source_id, library_id, name, size_bytes, placed_at, completed_at)
  values (1, 1, 'records.mrc', 3, '2026-11-22T02:00:00Z', '2026-11-22T02:00:01Z');
insert into harvest_file_piece (file_id, position, bytes) values (1, 0, '\\x00ff1d');
insert into harvest_run (source_id, library_id, scope, state, file_id, checkpoint, started_at, worked_at, finished_at)
  values (1, 1, 'full', 'finished', 1, '{"records": 1}', '2026-11-22T02:00:00Z', '2026-11-22T02:00:02Z', '2026-11-22T02:00:02Z');
insert into harvest_reject (run_id, library_id, position, reason, detail, bytes) values (1, 1, 0, 'notARecord', E'a\\tb', '\\x00ff');
insert into harvest_identifier (source_id, identifier, control_number) values (1, 'oai:buaa.example:1', '0001');
insert into target_health (source_id, minute, outcome, within_ms, asked) values (1, '2026-11-22T02:00:00Z', 'answered', 300, 2);
insert into target_breaker (source_id, failures_in_row) values (1, 1);
insert into submission (reader_id, library_id, submitted_at) values (1, 2, '2026-11-20T02:00:00Z');
insert into request (number, service, source, channel, submission_id, reader_id, requesting_library_id,
    supplying_library_id, record_id, state, state_since, next_due_at, due_on, submitted_at, ended_at, title,
    delivery_method, policy, price)
  values ('bh00000001', 'loan', 'balis', 'record', 1, 1, 2, 1, 1, 'withReader', '2026-11-22T02:00:00Z',
      '2026-12-22T16:00:00Z', '2026-12-22', '2026-11-20T02:00:00Z', null, '民法总论', 'logistics', '{}', '{}'),
    ('bh00000002', 'loan', 'balis', 'direct', 1, 1, 2, 1, null, 'cancelled', '2026-11-20T02:30:00Z',
      null, null, '2026-11-20T02:00:00Z', '2026-11-20T02:30:00Z', '刑法', 'selfPickup', '{}', '{}');
insert into request_recipient (request_id, reader_id, requesting_library_id, name, email, phone)
  values (1, 1, 2, '林示例', 'lin@bupt.example', '');
insert into request_number (number, request_id, library_id, requesting_library_id, reader_id, since, reason)
  values ('bh00000001', 1, 1, 2, 1, '2026-11-20T02:00:00Z', 'first'),
         ('bh00000002', 2, 1, 2, 1, '2026-11-20T02:00:00Z', 'first');
insert into number_counter (library_id, service, last_number) values (1, 'loan', 2);
insert into offer (request_id, position, supplying_library_id, requesting_library_id, reader_id, origin, state)
  values (1, 1, 1, 2, 1, 'chosen', 'filled'), (2, 1, 1, 2, 1, 'chosen', 'withdrawn');
insert into item (request_id, offer_id, supplying_library_id, requesting_library_id, reader_id, barcode, lent_at)
  values (1, 1, 1, 2, 1, 'B1', '2026-11-21T02:00:00Z');
insert into request_history (request_id, reader_id, requesting_library_id, supplying_library_id, at, actor_kind,
    account_id, operator_code, action, from_state, to_state)
  values (1, 1, 2, 1, '2026-11-20T02:00:00Z', 'reader', 2, '', 'submit', null, 'submitted'),
         (1, 1, 2, 1, '2026-11-22T02:00:00Z', 'staff', 1, 'by01', 'handOver', 'submitted', 'withReader'),
         (2, 1, 2, 1, '2026-11-20T02:00:00Z', 'reader', 2, '', 'submit', null, 'submitted'),
         (2, 1, 2, 1, '2026-11-20T02:30:00Z', 'reader', 2, '', 'cancel', 'submitted', 'cancelled');
insert into ledger_account (kind, reader_id, library_id, balance_fen) values ('centrePays', null, null, null),
    ('courier', null, null, null), ('readerReceivable', 1, 2, 0), ('libraryReceives', null, 1, null), ('libraryCash', null, 2, 0);
insert into receipt_counter (library_id, year, last_number) values (2, 2026, 1);
insert into receipt (library_id, number, reader_id, direction, method, amount_fen, operator_code, account_id, at)
  values (2, '2026-000001', 1, 'taken', 'cash', 200, 'by01', 1, '2026-11-22T03:00:00Z');
insert into ledger_transaction (cause, what, request_id, reader_id, library_id, counter_library_id, at, settles, receipt_id)
  values ('request 1 receive', 'logistics', 1, 1, 2, null, '2026-11-22T02:00:00Z', null, null),
         ('request 1 overdueFine', 'overdueFine', 1, 1, 2, 1, '2026-11-22T02:30:00Z', null, null),
         ('receipt 1 charge 2', 'payment', 1, 1, 2, null, '2026-11-22T03:00:00Z', 2, 1);
insert into ledger_posting (transaction_id, account_id, reader_id, library_id, amount_fen, rule_id, booked_on)
  values (1, 1, null, null, 2000, 'R21', '2026-11-22'), (1, 2, null, null, -2000, 'R29', '2026-11-22');
insert into ledger_posting (transaction_id, account_id, reader_id, library_id, amount_fen, rule_id, booked_on)
  values (2, 3, 1, 2, 500, 'R18', '2026-11-22'), (2, 4, null, 1, -500, 'R18', '2026-11-22');
insert into ledger_posting (transaction_id, account_id, reader_id, library_id, amount_fen, rule_id, booked_on)
  values (3, 3, 1, 2, -200, null, '2026-11-22'), (3, 5, null, 2, 200, null, '2026-11-22');
insert into waiver (kind, library_id, reader_id, charge_id, amount_fen, reason, state, alone_max_fen, rule_id, proposed_at,
    proposed_by, proposed_code)
  values ('waiver', 2, 1, 2, 300, '书在途中', 'proposed', 100, 'M2', '2026-11-22T03:00:00Z', 1, 'by01');
insert into till_closing (library_id, position, at, last_receipt_id, expected_fen, counted_fen, difference_fen, banked_fen,
    card_fen, operator_code, account_id)
  values (2, 1, '2026-11-22T09:00:00Z', 1, 200, 200, 0, 0, 0, 'by01', 1);
insert into ledger_day (closed_on, closed_at) values ('2026-11-22', '2026-11-22T16:05:00Z');
insert into ledger_snapshot (account_id, closed_on, reader_id, library_id, balance_fen)
  values (1, '2026-11-22', null, null, 2000), (2, '2026-11-22', null, null, -2000), (3, '2026-11-22', 1, 2, 300),
         (4, '2026-11-22', null, 1, -500), (5, '2026-11-22', null, 2, 200);
insert into notice (event_key, account_id, kind, request_id, details, created_at)
  values ('1:arrived', 2, 'arrived', 1, '{}', '2026-11-22T02:00:00Z');
insert into mail (event_key, message_id, account_id, to_address, language, subject, body, state, created_at, sent_at)
  values ('1:arrived', 'm1@hutong.example', 2, 'lin@bupt.example', 'zh', '文献到馆', E'第一行\\n第二行', 'waiting', '2026-11-22T02:00:00Z', null),
         ('1:submitted', 'm2@hutong.example', 2, 'lin@bupt.example', 'zh', '申请', '…', 'sent', '2026-11-20T02:00:00Z', '2026-11-20T02:00:05Z');
insert into news (published_on, title_zh, title_en, body_zh, body_en) values ('2026-11-20', '通知', 'News', '', '');
insert into audit_entry (at, actor_kind, action, subject) values ('2026-11-20T02:00:00Z', 'reader', 'submit', 'request');
insert into idempotency_key (actor, route, key, body_hash, result, created_at)
  values ('reader:2', 'POST /api/submissions', 'key-00001', '\\x01', '[1]', '2026-11-20T02:00:00Z');
insert into pgboss.job (name, data) values ('transition', '{"historyId": 2}'), ('mail', '{"mailId": 1}');
`

/** Plants it with the owner's rights. */
export const plantHouse = async (owner: pg.ClientBase): Promise<void> =>
  void (await owner.query(plantedHouse))
