-- What was decided last, whatever it was about.
create index entries_latest on audit.entries (at desc, subject, seq desc);
