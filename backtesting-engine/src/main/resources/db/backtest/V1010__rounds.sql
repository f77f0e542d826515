-- Parts of a later round need the results of all earlier ones; the job's round is the one whose parts may be taken now.
alter table jobs add column round int not null default 0;
alter table units add column round int not null default 0;
-- How often a part was begun. A part that ends its engine each time must not end one engine after the other for ever.
alter table units add column attempts int not null default 0;
