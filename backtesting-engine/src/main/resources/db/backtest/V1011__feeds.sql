-- Data sets of trades and of depth beside those of bars: their own grid, no interval, and rows instead of bars.
alter table datasets add column market text not null default 'bars' check (market in ('bars', 'trades', 'depth'));
alter table datasets add column tick_size numeric(38, 18);
alter table datasets add column lot_size numeric(38, 18);
alter table datasets alter column interval_millis drop not null;
alter table datasets add constraint datasets_market_has_its_columns check (
    (market = 'bars' and interval_millis is not null and tick_size is null and lot_size is null)
    or (market <> 'bars' and interval_millis is null and tick_size > 0 and lot_size > 0));
