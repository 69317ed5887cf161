-- What a client says of a version beside its text, for filters: a flat JSON object, keys in order.
alter table document_version add column metadata varchar(65536) not null default '{}';
