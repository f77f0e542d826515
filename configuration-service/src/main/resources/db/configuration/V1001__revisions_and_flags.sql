-- Every change of a service's configuration; the one with the highest revision is in force.
create table config_revisions (
    service         text        not null check (length(service) between 1 and 64),
    revision        bigint      not null check (revision > 0),
    settings        jsonb       not null check (jsonb_typeof(settings) = 'object'),
    comment         text        not null check (length(comment) between 1 and 500),
    changed_by      text        not null,
    changed_at      timestamptz not null,
    rolled_back_to  bigint,
    primary key (service, revision)
);

-- One row: the number of the last change of any flag. Updating it puts concurrent changes in order.
create table flag_revision (
    only_row  boolean primary key default true check (only_row),
    revision  bigint  not null
);
insert into flag_revision (revision) values (0);

create table flags (
    name         text        primary key check (length(name) between 1 and 64),
    enabled      boolean     not null,
    description  text        not null,
    revision     bigint      not null unique,
    comment      text        not null,
    changed_by   text        not null,
    changed_at   timestamptz not null
);

create table flag_changes (
    name         text        not null,
    enabled      boolean     not null,
    description  text        not null,
    revision     bigint      primary key,
    comment      text        not null,
    changed_by   text        not null,
    changed_at   timestamptz not null
);
create index flag_changes_by_name on flag_changes (name, revision);

-- Who changed what and when is evidence: it is added to, never rewritten.
create function refuse_rewriting() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end
$$;
create trigger config_revisions_append_only before update or delete on config_revisions
    for each row execute function refuse_rewriting();
create trigger flag_changes_append_only before update or delete on flag_changes
    for each row execute function refuse_rewriting();
