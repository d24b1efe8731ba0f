alter table notification.mails drop constraint mails_addressee_check,
    add constraint mails_addressee_check check (addressee in ('BUYER', 'COOPERATIVE', 'PERSON'));
