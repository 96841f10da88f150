-- Undoing a merge gives each source record back the rule by which it had been where it was (decision 44). Null: decided
-- before this column; then the oldest begins its record again, as it did.
alter table merge_decision_pair add column rule_before text;
