-- The account of a kind and owner, opened when it is first needed. Owners are compared so that the index answers:
-- "is not distinct from" reads the whole table.
create unique index ledger_account_owner on ledger_account (kind, coalesce(reader_id, 0), coalesce(library_id, 0), currency);

create function ledger_account_of(wanted_kind text, wanted_reader int, wanted_library int) returns int language plpgsql as $$
declare found_id int;
begin
  loop
    select id into found_id from ledger_account
    where kind = wanted_kind and coalesce(reader_id, 0) = coalesce(wanted_reader, 0)
      and coalesce(library_id, 0) = coalesce(wanted_library, 0) and currency = 'CNY';
    if found then return found_id; end if;
    insert into ledger_account (kind, reader_id, library_id) values (wanted_kind, wanted_reader, wanted_library)
    on conflict do nothing;
  end loop;
end $$;
