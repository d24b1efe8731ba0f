-- A buyer may do without what is left of lines that came short: a shortage of its own, which says
-- which one it answers. Each is answered once.
alter table ordering.shortages
    add column refuses uuid unique references ordering.shortages;
