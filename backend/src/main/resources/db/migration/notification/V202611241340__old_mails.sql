-- What went out is taken away after a while.
create index mails_gone on notification.mails (created_at) where state in ('SENT', 'DROPPED');
