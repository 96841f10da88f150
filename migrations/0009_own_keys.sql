-- A key is seen by whoever sent it: it tells what somebody did, and when (promise S1).
drop policy own on idempotency_key;
create policy own on idempotency_key using (actor = (select actor_kind() || ':' || coalesce(actor_account()::text, '')));
-- Whoever registers is nobody yet; her registration is written by the sign-in.
create policy sign_in on idempotency_key using ((select actor_kind()) = 'signIn' and actor = 'visitor:');
