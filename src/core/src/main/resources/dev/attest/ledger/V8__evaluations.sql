-- Evaluations: runs of the eval command line against this server, and what they reported.
create table evaluation (
    id              uuid                     primary key,
    tenant          varchar(63)              not null,
    dataset         varchar(255)             not null,
    judge           varchar(16)              not null,
    -- Names, separated by commas; null for every metric.
    metrics         varchar(8192),
    -- Most samples; null for all of them.
    sample_limit    int,
    -- last, none, or the id of another evaluation.
    baseline        varchar(36)              not null,
    -- Whether the judge is tested as well.
    self_tests      boolean                  not null,
    -- The evaluation that last stood for when this one was first begun, or the one named; null for none, and once there is a
    -- report that is not compared with it.
    compared_with   uuid,
    state           varchar(16)              not null,
    stage           varchar(64),
    done            int                      not null,
    total           int                      not null,
    problem         varchar(4096),
    -- [{"metric":"groundedness","value":0.9,"low":0.85,"high":0.94,"coverage":1.0}]
    figures         varchar(65536)           not null,
    attempts        int                      not null,
    -- Given to a worker each time it begins: what another worker says of the evaluation counts no longer.
    turn            uuid,
    idempotency_key varchar(255),
    requested_by    varchar(255)             not null,
    requested_at    timestamp with time zone not null,
    started_at      timestamp with time zone,
    finished_at     timestamp with time zone,
    constraint evaluation_idempotency unique (tenant, requested_by, idempotency_key)
);

create index evaluation_requested on evaluation (tenant, requested_at, id);
create index evaluation_finished on evaluation (tenant, finished_at);

-- The files of a report, in rows of at most 1 MiB.
create table evaluation_file (
    evaluation_id uuid        not null references evaluation (id) on delete cascade,
    name          varchar(64) not null,
    ordinal       int         not null,
    bytes         bytea       not null,
    primary key (evaluation_id, name, ordinal)
);

-- db-scheduler's table for evaluations: it wakes them, their state is in the table above. Not the table of the other jobs,
-- whose workers would take these for tasks that nobody knows any more and delete them in time.
create table evaluation_task (
    task_name            varchar(100)             not null,
    task_instance        varchar(100)             not null,
    task_data            bytea,
    execution_time       timestamp with time zone not null,
    picked               boolean                  not null,
    picked_by            varchar(100),
    last_success         timestamp with time zone,
    last_failure         timestamp with time zone,
    consecutive_failures int,
    last_heartbeat       timestamp with time zone,
    version              bigint                   not null,
    priority             smallint,
    primary key (task_name, task_instance)
);

create index evaluation_task_due on evaluation_task (execution_time);
create index evaluation_task_heartbeat on evaluation_task (last_heartbeat);
