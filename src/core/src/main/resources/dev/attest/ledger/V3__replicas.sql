-- The ledger as a whole: one row, made by whoever opens it first.
create table ledger (
    one               int  primary key check (one = 1),
    -- Names what belongs to this ledger where ledgers share a server.
    id                uuid not null,
    -- The embedding model whose vectors searches use; null until one was chosen.
    serving_model     varchar(255),
    serving_dimension int
);

-- Turns that one process has at a time.
create table lease (
    name       varchar(255)             primary key,
    holder     varchar(255)             not null,
    -- By the clock of the database, which all processes share.
    expires_at timestamp with time zone not null
);
