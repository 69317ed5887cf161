-- Calls to classic models: one row for many calls of one principal to one version of a model, one after the other, since a
-- row of its own for each costs more than the prediction. Texts are JSON with nothing else needed to read them, since the
-- model may be gone by then. varchar and not text: H2 keeps every text of more than 256 bytes apart.
create table prediction_run (
    -- Of the first and last of its calls. Ids of calls are ordered by time; no run spans more than 10 s of them.
    first_id      uuid                     not null,
    last_id       uuid                     primary key,
    tenant        varchar(63)              not null,
    principal     varchar(255)             not null,
    model         varchar(64)              not null,
    model_version varchar(64)              not null,
    -- When the last call was made.
    made_at       timestamp with time zone not null,
    call_count    int                      not null,
    -- ["length","colour"]
    features      varchar(1048576)         not null,
    -- ["no","yes"]
    labels        varchar(1048576)         not null,
    -- From here on a line a call, in the order of their ids. Of very large calls only the first rows are here; count has all.
    -- {"id":"019aab5d-4f80-7abc-8def-0123456789ab","at":1795348800123456,"micros":120,"count":1}: at and micros, the time
    -- inside the model, in microseconds.
    calls         varchar(1048576)         not null,
    -- [[5.1,"red"]]
    inputs        varchar(1048576)         not null,
    -- ["no"]
    predicted     varchar(1048576)         not null,
    -- [[0.9,0.1]]
    probabilities varchar(1048576)         not null
);

-- To look for a call: of runs that do not hold it not even the row is read. H2 reads all of a row, with its texts, and there
-- may be thousands in 10 s.
create index prediction_run_ids on prediction_run (last_id, first_id, tenant, principal);

create index prediction_run_made_at on prediction_run (made_at);

-- Every call so far becomes a run of its own. Where "rows": and its like are first found with their quotes, they are names
-- and no part of a text, in which quotes are escaped. No piece is longer than what it is cut from.
insert into prediction_run (first_id, last_id, tenant, principal, model, model_version, made_at, call_count, features, labels,
    calls, inputs, predicted, probabilities)
select id, id, tenant, principal, model, model_version, made_at, 1,
    substring(inputs from 13 for position(',"rows":' in inputs) - 13),
    substring(outputs from 11 for position(',"predicted":' in outputs) - 11),
    '{"id":"' || cast(id as varchar(36)) || '","at":' || cast(extract(epoch from made_at) * 1000000 as bigint)
        || ',"micros":' || micros || ',"count":' || row_count || '}',
    substring(inputs from position(',"rows":' in inputs) + 8
        for char_length(inputs) - position(',"rows":' in inputs) - 8),
    substring(outputs from position(',"predicted":' in outputs) + 13
        for position(',"probabilities":' in outputs) - position(',"predicted":' in outputs) - 13),
    substring(outputs from position(',"probabilities":' in outputs) + 17
        for char_length(outputs) - position(',"probabilities":' in outputs) - 17)
from prediction;

alter table prediction_outcome add column run_id uuid;
update prediction_outcome set run_id = prediction_id;
alter table prediction_outcome alter column run_id set not null;

-- With the constraint that outcomes have a row there.
drop table prediction cascade;

create index prediction_outcome_run on prediction_outcome (run_id);
alter table prediction_outcome add foreign key (run_id) references prediction_run (last_id) on delete cascade;
