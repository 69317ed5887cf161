-- Pages: how a version is laid out, so that a citation can show where it stands.
create table document_page (
    document_id uuid             not null,
    version     int              not null,
    number      int              not null,
    width       double precision not null,
    height      double precision not null,
    origin      varchar(16)      not null,
    span_start  int              not null,
    span_end    int              not null,
    -- Coordinates of its characters, in the format of GlyphRuns; read for the pages of a citation only.
    runs        bytea            not null,
    primary key (document_id, version, number),
    foreign key (document_id, version) references document_version (document_id, number) on delete cascade
);

-- Spans of pages are in order and do not overlap: the pages of a span are a range of this index.
create index document_page_span on document_page (document_id, version, span_start);

-- Null until the version was parsed, and for formats without pages.
alter table document_version add column pages int;
alter table document_version add column pages_without_text int;
alter table document_version add column pages_recognised int;

-- UTF-16 code units of the body.
alter table document_version add column body_length int;
update document_version set body_length = char_length(body) where body is not null;

-- Where the chunk begins; null for formats without pages.
alter table chunk add column page int;

-- Attachments: a document that came inside another is removed with it, one by one, by the code that removes documents.
alter table document add column parent_id uuid;
alter table document add constraint document_parent foreign key (parent_id) references document (id);
create index document_parent_id on document (parent_id);
