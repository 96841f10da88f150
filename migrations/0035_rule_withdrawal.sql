-- A rule that was announced and taken back before its first day: it was never in force, and its row stays (decision 49).
create table policy_rule_withdrawal (
  rule_id text primary key references policy_rule,
  withdrawn_at timestamptz not null
);
grant select, insert on policy_rule_withdrawal to hutong_app;
grant select, insert, update, delete on policy_rule_withdrawal to hutong_keeper;

-- What a rule once said stays readable: whoever asked for a book under it keeps it (domain.md §4).
revoke update, delete on policy_rule from hutong_app;
