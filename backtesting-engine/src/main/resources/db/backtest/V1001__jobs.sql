-- What somebody asked for, and how far it is.
create table jobs (
    id               uuid             primary key,
    owner            uuid             not null,
    kind             text             not null,
    name             text             not null check (length(name) between 1 and 200),
    request          text             not null,
    status           text             not null check (status in ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    units            int              not null check (units > 0),
    units_done       int              not null default 0 check (units_done between 0 and units),
    progress         double precision not null default 0,
    cancel_requested boolean          not null default false,
    created_at       timestamptz      not null,
    started_at       timestamptz,
    finished_at      timestamptz,
    error_code       text,
    error_detail     text,
    input_sha256     text             not null,
    result_sha256    text
);
create index jobs_of_owner on jobs (owner, created_at desc, id desc);
create index jobs_open on jobs (created_at) where status in ('QUEUED', 'RUNNING');

-- The parts of a job. An engine holds a part by a lease; when the engine dies another one takes the part over. Finished
-- parts are the job's checkpoint.
create table units (
    job_id      uuid        not null references jobs (id) on delete cascade,
    number      int         not null,
    status      text        not null check (status in ('QUEUED', 'RUNNING', 'DONE')),
    engine      uuid,
    lease_until timestamptz,
    output      text,
    primary key (job_id, number)
);
create index units_open on units (job_id, number) where status <> 'DONE';

create table results (
    job_id  uuid primary key references jobs (id) on delete cascade,
    summary text not null,
    trades  text not null,
    fills   text not null,
    equity  text not null
);

create table datasets (
    id              uuid        primary key,
    owner           uuid        not null,
    name            text        not null check (length(name) between 1 and 100),
    symbol          text        not null,
    interval_millis bigint      not null check (interval_millis > 0),
    bars            int         not null check (bars > 0),
    first_at        timestamptz not null,
    last_at         timestamptz not null,
    missing_bars    bigint      not null,
    sha256          text        not null,
    columns         bytea       not null,
    created_at      timestamptz not null,
    unique (owner, name)
);
