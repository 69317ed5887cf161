-- What PostgreSQL needs besides.

-- One order of keys and names, whatever the database's language: listings go on after a key, and H2 orders like this.
alter table collection alter column name type varchar(63) collate "C";
alter table document alter column source_key type varchar(1024) collate "C";

-- 1,024 characters may be more bytes than an entry of a B-tree can have (2,704).
alter table document drop constraint document_key;
create unique index document_key on document (collection_id, md5(source_key));
create index document_source_key on document using hash (source_key);
