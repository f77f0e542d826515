-- What each instance of a service said last: the revision it runs, what it made of the newest, and how it is.
create table config_instances (
    service        text        not null check (length(service) between 1 and 64),
    instance       text        not null check (length(instance) between 1 and 128),
    revision       bigint      not null check (revision >= 0),
    running        bigint      not null check (running >= 0),
    outcome        text        not null check (outcome in ('APPLIED', 'REFUSED')),
    reasons        jsonb       not null,
    needs_restart  jsonb       not null,
    overridden     jsonb       not null,
    status         text        not null check (status in ('UP', 'DEGRADED', 'STARTING', 'DOWN')),
    problems       jsonb       not null,
    started_at     timestamptz not null,
    reported_at    timestamptz not null,
    primary key (service, instance)
);
create index config_instances_by_age on config_instances (reported_at);

-- What became of a revision that a person set. Revisions from before this table, and those that take another back, have none.
create table config_rollouts (
    service      text        not null,
    revision     bigint      not null,
    state        text        not null check (state in ('WATCHED', 'GOOD', 'SUPERSEDED', 'ROLLED_BACK')),
    -- Each instance's status before the change, by name.
    baseline     jsonb       not null,
    -- From the first instance that uses it, not from the change: a service may be away.
    watch_until  timestamptz,
    reason       text,
    ended_at     timestamptz,
    primary key (service, revision),
    foreign key (service, revision) references config_revisions (service, revision),
    check ((state = 'WATCHED') = (ended_at is null)),
    check (state <> 'ROLLED_BACK' or reason is not null)
);
create unique index config_rollouts_watched on config_rollouts (service) where state = 'WATCHED';
