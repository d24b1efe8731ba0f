-- Officers of an office are entered with the decree that appoints them; who has no such paper is staff.
alter table access.appointments add column acting boolean not null default false;
alter table access.invitations add column acting boolean not null default false;
alter table access.invitations add column decree text check (length(decree) between 1 and 100);

-- Checking goods for their papers alone is no role any more (Perpres 12/2021); keeping the goods is.
update access.appointments set role = 'STORE_KEEPER' where role = 'RECEIVING_OFFICER';
