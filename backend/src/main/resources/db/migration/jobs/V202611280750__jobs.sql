create schema jobs;

-- Long work that pages show: imports, exports and the like.
create table jobs.jobs (
    id uuid primary key,
    kind text not null,
    -- The cooperative or office that asked for it.
    owner_id uuid not null,
    input text not null,
    asked_by text not null,
    state text not null check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    -- What the work has reached; its next try goes on from here.
    memo text,
    done bigint not null default 0 check (done >= 0),
    total bigint check (total >= 0),
    cancel_asked boolean not null default false,
    problem text,
    problem_facts text,
    tries int not null default 0,
    holder uuid,
    -- Until then nobody else takes it; for one that waits, when its next try is due.
    lease_until timestamptz not null,
    created_at timestamptz not null,
    finished_at timestamptz,
    check ((state = 'RUNNING') = (holder is not null)),
    check ((state in ('DONE', 'FAILED', 'CANCELLED')) = (finished_at is not null)),
    check ((state = 'FAILED') = (problem is not null))
);
create index jobs_open on jobs.jobs (lease_until) where state in ('WAITING', 'RUNNING');
create index jobs_of_owner on jobs.jobs (owner_id, kind, created_at desc);
