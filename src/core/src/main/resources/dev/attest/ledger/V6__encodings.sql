-- What the bundled encoder made of texts, so that a text is encoded once however often it is ingested or indexed.
create table encoding (
    text_hash varchar(64)  not null,
    -- The encoder and the format of the bytes.
    format    varchar(255) not null,
    bytes     bytea        not null,
    primary key (text_hash, format)
);
