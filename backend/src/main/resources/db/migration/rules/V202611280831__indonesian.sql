-- The wording for pages; the seeds bring it.
alter table rules.rules add column indonesian text not null default '';
