create table status_changes (
    sequence     bigint      generated always as identity primary key,
    member       text        not null,
    from_status  text        not null,
    to_status    text        not null,
    changed_at   timestamptz not null,
    error        text
);
create index status_changes_by_member on status_changes (member, sequence desc);

create table alerts (
    id               uuid        primary key,
    member           text        not null,
    severity         text        not null,
    condition        text        not null,
    message          text        not null,
    down_since       timestamptz not null,
    raised_at        timestamptz not null,
    resolved_at      timestamptz,
    acknowledged_at  timestamptz,
    acknowledged_by  text,
    comment          text,
    check ((acknowledged_at is null) = (acknowledged_by is null))
);
-- Something that stays down is one alert, however often it is looked at and by how many instances.
create unique index alerts_one_open_per_member on alerts (member) where resolved_at is null;
create index alerts_by_time on alerts (raised_at desc, id desc);
