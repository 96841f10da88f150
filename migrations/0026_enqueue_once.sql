-- Of a queue that keeps one job at a time (policy exclusive) a second is not wanted while one waits or is worked:
-- it is left out. As an error it would undo the change that it came with.
create or replace function enqueue_job(queue_name text, job_data jsonb) returns void language plpgsql as $$
begin
  insert into pgboss.job (name, data, policy, retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds,
                          deletion_seconds, keep_until, heartbeat_seconds, dead_letter)
  select q.name, job_data, q.policy, q.retry_limit, q.retry_delay, q.retry_backoff, q.retry_delay_max, q.expire_seconds,
         q.deletion_seconds, pgboss.job_now() + q.retention_seconds * interval '1 second', q.heartbeat_seconds, q.dead_letter
  from pgboss.queue q where q.name = queue_name
  on conflict do nothing;
  if not found and not exists (select from pgboss.queue where name = queue_name) then
    raise exception 'no queue %', queue_name;
  end if;
end $$;
