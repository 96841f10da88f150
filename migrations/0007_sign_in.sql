-- Guesses are counted by what was typed, whether or not such an account exists: so a lockout tells nobody
-- which accounts there are (promise S8). Only the hash of what was typed is kept.
create table sign_in_attempt (
  login_hash bytea primary key,
  attempts int not null,
  last_at timestamptz not null
);
create index on sign_in_attempt (last_at);
alter table sign_in_attempt enable row level security;
alter table sign_in_attempt force row level security;
create policy conductor on sign_in_attempt using ((select actor_kind()) = 'system');
create policy sign_in on sign_in_attempt using ((select actor_kind()) = 'signIn');
grant select, insert, update, delete on sign_in_attempt to hutong_app, hutong_keeper;
alter table account drop column failed_attempts, drop column locked_until;

-- A reader who is not (or no longer) approved has no session, from that very moment (R01, promise S9).
create or replace function session_actor(token bytea, at timestamptz)
  returns table (account_id int, kind text, login text, library_id int, operator_code text, reader_id int, language text, seen_at timestamptz)
  language plpgsql security definer set search_path = public as $$
  declare
    asked_as text := current_setting('hutong.actor', true);
  begin
    -- Not `set hutong.actor` of the function: that is a superuser's right, and the owner of a hosted database is none.
    perform set_config('hutong.actor', 'system', true);
    return query select a.id, a.kind, a.login, a.library_id, a.operator_code, r.id, a.language, s.seen_at
      from session s join account a on a.id = s.account_id left join reader r on r.account_id = a.id
      where s.token_hash = token and s.expires_at > at and a.disabled_at is null
        and (a.kind <> 'reader' or r.status = 'active');
    perform set_config('hutong.actor', coalesce(asked_as, ''), true);
  end $$;

-- A librarian reads the login of the readers at home in her library (待审注册), nobody else's.
create policy home on account for select using (kind = 'reader'
  and library_id = (select actor_library()) and (select actor_kind()) = 'staff');
