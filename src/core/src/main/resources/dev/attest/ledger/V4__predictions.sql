-- Calls to classic models: one row a call, however many rows it predicted. Texts are JSON with nothing else needed to read
-- them, since the model may be gone by then. varchar and not text: H2 keeps every text of more than 256 bytes apart.
create table prediction (
    id            uuid                     primary key,
    tenant        varchar(63)              not null,
    principal     varchar(255)             not null,
    model         varchar(64)              not null,
    model_version varchar(64)              not null,
    made_at       timestamp with time zone not null,
    -- Inside the model.
    micros        bigint                   not null,
    row_count     int                      not null,
    -- Of very large calls only the first rows are here.
    kept_rows     int                      not null,
    -- {"features":["length","colour"],"rows":[[5.1,"red"]]}
    inputs        varchar(1048576)         not null,
    -- {"labels":["no","yes"],"predicted":["no"],"probabilities":[[0.9,0.1]]}
    outputs       varchar(1048576)         not null
);

create index prediction_made_at on prediction (made_at);

-- What turned out to be true of a predicted row.
create table prediction_outcome (
    prediction_id uuid                     not null references prediction (id) on delete cascade,
    -- The row, from 0.
    ordinal       int                      not null,
    model         varchar(64)              not null,
    model_version varchar(64)              not null,
    label         varchar(1048576)         not null,
    correct       boolean                  not null,
    told_by       varchar(255)             not null,
    told_at       timestamp with time zone not null,
    primary key (prediction_id, ordinal)
);

create index prediction_outcome_told_at on prediction_outcome (model, model_version, told_at);

-- How often each label was predicted and each bin of a feature was met, of all tenants together, in a slice of time, as one
-- process counted it from its start: nobody else writes that row, and what is written replaces what was.
create table prediction_tally (
    model         varchar(64)              not null,
    model_version varchar(64)              not null,
    -- Of the labels and bins: counts of another layout are never added to these.
    layout        int                      not null,
    slice_start   timestamp with time zone not null,
    writer        uuid                     not null,
    row_count     bigint                   not null,
    -- {"labels":[60,40],"features":[[50,50],[]]}, in the order of the model's card; nothing where it has no histogram.
    counts        text                     not null,
    primary key (model, model_version, layout, slice_start, writer)
);

create index prediction_tally_slice_start on prediction_tally (slice_start);
