import { terminalStates } from '../../src/requests/lifecycle.ts'
import { presentOfferStates } from '../../src/requests/offer-states.ts'
import type { Invariant } from './invariant.ts'
import { ledgerInvariants } from './ledger.ts'
import { tillInvariants } from './tills.ts'

const terminal = `('${terminalStates.join("', '")}')`
const liveOffer = `('${presentOfferStates.join("', '")}')`

/** What everybody may see; every other table belongs to somebody and has row security. */
const publicTables = `('installation', 'library_category', 'library', 'library_closure', 'calendar_day',
  'copyright_notice', 'policy_rule', 'policy_rule_withdrawal', 'record', 'record_key', 'source_record', 'holding', 'number_counter', 'news',
  'serial_issue', 'serial_article', 'electronic_database', 'electronic_title',
  'search_entry', 'search_number', 'search_edition', 'search_segment', 'search_posting', 'search_name',
  'withdrawal', 'ledger_day',
  'rating_sum', 'related_link', 'co_borrowing')`

/** Tables that only grow: corrections are new rows. */
const growing = `('ledger_transaction'), ('ledger_posting'), ('request_history'), ('audit_entry'), ('consent'), ('ledger_day'),
  ('ledger_snapshot'), ('receipt'), ('till_closing')`

export const invariants: readonly Invariant[] = [
  // ── Requests ──────────────────────────────────────────────────────────────────────────────────
  {
    id: 'request.number',
    promise: 'decision 8',
    zh: '每张申请单恰有一个首号，就是它的申请单号',
    en: 'every request has exactly one first number, and it is its own',
    sql: `select r.number from request r
          left join request_number n on n.request_id = r.id and n.reason = 'first'
          group by r.id having count(n.number) <> 1 or min(n.number) <> r.number`,
  },
  {
    id: 'request.timer',
    promise: 'R8',
    zh: '未终结的申请单都有下一个期限，终结的没有',
    en: 'every request that has not ended has a next deadline, and an ended one has none',
    sql: `select number from request where (state in ${terminal}) = (next_due_at is not null)`,
  },
  {
    id: 'request.ended',
    promise: 'R7',
    zh: '终结的申请单有终结时间，未终结的没有',
    en: 'a request has the time of its end if and only if it has ended',
    sql: `select number from request where (state in ${terminal}) <> (ended_at is not null)`,
  },
  {
    id: 'history.state',
    promise: 'R3',
    zh: '申请单的状态就是流水里最后一步的状态',
    en: 'the state of a request is where the last step of its history led',
    sql: `select r.number from request r
          left join lateral (select to_state from request_history h
            where h.request_id = r.id order by id desc limit 1) as last on true
          where last.to_state is distinct from r.state`,
  },
  {
    id: 'history.chain',
    promise: 'R3',
    zh: '流水的每一步都从上一步所到的状态出发',
    en: 'each step of a history begins where the step before it led',
    sql: `select number || ' ' || step from (
            select r.number, h.id as step, h.from_state,
              lag(h.to_state) over (partition by h.request_id order by h.id) as before
            from request_history h join request r on r.id = h.request_id) as steps
          where from_state is distinct from before`,
  },
  {
    id: 'history.operator',
    promise: 'S14',
    zh: '馆员做的每一步都有操作员代码',
    en: 'every step of a librarian carries an operator code',
    sql: `select r.number || ' ' || h.id from request_history h join request r on r.id = h.request_id
          where h.actor_kind in ('staff', 'centre') and h.operator_code = ''`,
  },
  {
    id: 'number.counter',
    promise: 'decision 8',
    zh: '计数器不小于已用过的最大号',
    en: 'no counter stands below the highest number already used',
    sql: `select l.request_prefix || ' ' || r.service from request_number n
          join request r on r.id = n.request_id join library l on l.id = n.library_id
          left join number_counter c on c.library_id = n.library_id and c.service = r.service
          where n.number ~ ('^' || l.request_prefix || '[0-9]+$')
          group by l.id, r.service
          having max(substring(n.number from length(l.request_prefix) + 1)::numeric)
            > coalesce(max(c.last_number), 0)`,
  },
  // ── Offers and items ──────────────────────────────────────────────────────────────────────────
  {
    id: 'offer.one',
    promise: 'R13',
    zh: '一张申请单同时最多问一家馆',
    en: 'a request is before one library at a time at most',
    sql: `select r.number from request r join offer o on o.request_id = r.id and o.state in ${liveOffer}
          group by r.id having count(*) > 1`,
  },
  {
    id: 'offer.current',
    promise: 'decision 7',
    zh: '正在处理的馆就是申请单上的借出馆',
    en: 'the library that is being asked is the supplying library of the request',
    sql: `select r.number from request r join offer o on o.request_id = r.id and o.state in ${liveOffer}
          where o.supplying_library_id is distinct from r.supplying_library_id`,
  },
  {
    id: 'parties.same',
    promise: 'S2',
    zh: '申请单名下各行写着同样的读者与借入馆',
    en: 'whatever belongs to a request names the same reader and requesting library',
    sql: `select r.number || ' ' || p.source from request r join (
            select 'offer' as source, request_id, reader_id, requesting_library_id from offer
            union all select 'number', request_id, reader_id, requesting_library_id from request_number
            union all select 'item', request_id, reader_id, requesting_library_id from item
            union all select 'recipient', request_id, reader_id, requesting_library_id from request_recipient
            union all select 'history', request_id, reader_id, requesting_library_id from request_history
          ) as p on p.request_id = r.id
          where p.reader_id is distinct from r.reader_id or p.requesting_library_id <> r.requesting_library_id`,
  },
  {
    id: 'reader.home',
    promise: 'S1',
    zh: '读者、账户、个人资料、承诺写着同一个所属馆',
    en: 'a reader, the account, the personal data and the consents name the same home library',
    sql: `select 'reader ' || r.id from reader r join account a on a.id = r.account_id
          left join reader_person p on p.reader_id = r.id left join consent c on c.reader_id = r.id
          where a.kind <> 'reader' or a.library_id <> r.library_id
             or p.library_id <> r.library_id or c.library_id <> r.library_id`,
  },
  {
    id: 'item.returned',
    promise: 'R13',
    zh: '借出馆签收的申请单没有未还的册',
    en: 'a request whose return was signed has no copy out',
    sql: `select r.number || ' ' || i.barcode from item i join request r on r.id = i.request_id
          where r.state = 'completed' and i.returned_at is null`,
  },
  {
    id: 'item.once',
    promise: 'R13',
    zh: '同一册不会同时借出两次',
    en: 'one copy is never out twice at once',
    sql: `select lower(barcode) from item where returned_at is null
          group by supplying_library_id, lower(barcode) having count(*) > 1`,
  },
  // ── Money ─────────────────────────────────────────────────────────────────────────────────────
  ...ledgerInvariants,
  ...tillInvariants,
  // ── Catalogue ─────────────────────────────────────────────────────────────────────────────────
  {
    id: 'holding.source',
    promise: 'architecture, catalogue',
    zh: '每条馆藏与带来它的记录同属一馆、同属一书',
    en: 'every holding belongs to the library and the work of the record that brought it',
    sql: `select 'holding ' || h.id from holding h left join source_record s on s.id = h.source_record_id
          where s.id is null or s.library_id <> h.library_id or s.record_id <> h.record_id`,
  },
  {
    id: 'rating.sum',
    promise: 'scenario 19',
    zh: '总体评价的票数等于读者的票，并入别的书目的也算在内',
    en: 'the votes told of a record are the last of each reader for it and for what went into it',
    sql: `with recursive led (id, record_id, merged_into) as (
            select id, id, merged_into from record where id in (select record_id from rating)
            union select led.id, record.id, record.merged_into from led join record on record.id = led.merged_into),
          last as (
            select distinct on (led.record_id, reader_id) led.record_id, stars
            from led join rating on rating.record_id = led.id
            where merged_into is null
            order by led.record_id, reader_id, rated_at desc, rating.record_id desc)
          select 'record ' || record_id from rating_sum s full join (
            select record_id, stars, count(*)::int as votes from last group by record_id, stars) r
            using (record_id, stars)
          where coalesce(s.votes, 0) <> coalesce(r.votes, 0)`,
  },
  // ── Telling people ────────────────────────────────────────────────────────────────────────────
  {
    id: 'mail.once',
    promise: 'R9',
    zh: '每件事只有一封信',
    en: 'there is one mail for one event',
    sql: `select event_key from mail group by event_key having count(*) > 1`,
  },
  {
    id: 'notice.once',
    promise: 'R9',
    zh: '每件事只有一条通知',
    en: 'there is one notice for one event',
    sql: `select event_key from notice group by event_key having count(*) > 1`,
  },
  {
    id: 'mail.sent',
    promise: 'R9',
    zh: '寄出的信有寄出时间，未寄出的没有',
    en: 'a mail has the time it was sent if and only if it was sent',
    sql: `select event_key from mail where (state = 'sent') <> (sent_at is not null)`,
  },
  // ── Who may see and change ────────────────────────────────────────────────────────────────────
  {
    id: 'security.rows',
    promise: 'S3',
    zh: '属于某人的表都强制行级安全',
    en: 'every table that belongs to somebody forces row security',
    sql: `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
          and relname not in ${publicTables} and relname not like 'kysely%'
          and not (relrowsecurity and relforcerowsecurity)`,
  },
  {
    id: 'security.application',
    promise: 'S3',
    zh: '应用角色不是所有者，也不能绕过行级安全',
    en: 'the application owns nothing and sees nothing past row security',
    sql: `select rolname from pg_roles where rolname = 'hutong_app'
            and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)
          union all
          select relname from pg_class where pg_get_userbyid(relowner) = 'hutong_app'
            and relnamespace in ('public'::regnamespace, 'pgboss'::regnamespace)`,
  },
  {
    id: 'security.views',
    promise: 'S3',
    zh: '视图以查询者的身份读表',
    en: 'a view reads with the rights of whoever asks',
    sql: `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')
          and not coalesce(reloptions @> array['security_invoker=true'], false)`,
  },
  {
    id: 'security.growing',
    promise: 'R11, S14',
    zh: '账、流水和审计记录只增不改',
    en: 'ledger, history and audit can be added to but not changed',
    sql: `select name from (values ${growing}) as growing (name)
          where has_table_privilege('hutong_app', name, 'update')
             or has_table_privilege('hutong_app', name, 'delete')
             or has_table_privilege('hutong_app', name, 'truncate')`,
  },
  {
    id: 'security.keeper',
    promise: 'R18',
    zh: '备份与恢复够得着每一张表',
    en: 'backup and restore reach every table',
    sql: `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
          and not (has_table_privilege('hutong_keeper', oid, 'select')
            and has_table_privilege('hutong_keeper', oid, 'insert')
            and has_table_privilege('hutong_keeper', oid, 'delete'))`,
  },
]
