package dev.attest.documents.jdbc;

import dev.attest.documents.Collection;
import dev.attest.documents.CollectionExists;
import dev.attest.documents.Collections;
import dev.attest.documents.Forbidden;
import dev.attest.documents.ReadableCollection;
import dev.attest.documents.UnknownCollection;
import dev.attest.ledger.LedgerUnavailable;
import dev.attest.ledger.jdbc.Database;
import dev.attest.tenancy.Access;
import dev.attest.tenancy.Principal;
import dev.attest.tenancy.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

final class JdbcCollections implements Collections {

    private static final int PURGE_RETRIES = 5;
    private static final Duration PURGE_PAUSE = Duration.ofSeconds(1);

    private final Database database;
    private final Purge purge;

    JdbcCollections(Database database, Purge purge) {
        this.database = database;
        this.purge = purge;
    }

    @Override
    public Mono<Collection> create(Principal by, String name, Access access) {
        return database.transact(jdbc -> {
                    requireOwner(by, "create a collection");
                    if (!name.matches(Collection.NAME_PATTERN)) {
                        throw new IllegalArgumentException("A collection's name is 1 to 63 lower-case letters, digits,"
                                + " hyphens or underscores, beginning with a letter or digit; not '" + name + "'");
                    }
                    jdbc.sql("insert into collection (tenant, name, created_at) values (:tenant, :name, :now)")
                            .param("tenant", by.tenant().id())
                            .param("name", name)
                            .param("now", database.now())
                            .update();
                    long id = id(jdbc, by, name);
                    grant(jdbc, id, access);
                    return one(jdbc, by, name);
                })
                .onErrorMap(DuplicateKeyException.class, e -> new CollectionExists(name));
    }

    @Override
    public Mono<List<Collection>> readable(Principal by) {
        return database.transact(jdbc -> readable(jdbc, by, ""));
    }

    @Override
    public Mono<Collection> find(Principal by, String name) {
        return database.transact(jdbc -> one(jdbc, by, name));
    }

    @Override
    public Mono<Collection> change(
            Principal by, String name, Optional<Set<String>> readers, Optional<Set<String>> writers) {
        return database.transact(jdbc -> {
            JdbcChangeLog.lock(jdbc, one(jdbc, by, name).id());
            Collection current = one(jdbc, by, name);
            requireOwner(by, "change who may use a collection");
            jdbc.sql("delete from collection_access where collection_id = :id")
                    .param("id", current.id())
                    .update();
            grant(
                    jdbc,
                    current.id(),
                    new Access(
                            readers.orElse(current.access().readers()),
                            writers.orElse(current.access().writers())));
            return one(jdbc, by, name);
        });
    }

    @Override
    public Mono<Void> delete(Principal by, String name) {
        return database.transact(jdbc -> {
                    long id = one(jdbc, by, name).id();
                    requireOwner(by, "delete a collection");
                    JdbcChangeLog.lock(jdbc, id);
                    Purge.disown(jdbc, id);
                    return id;
                })
                // It is gone for everybody by now: whatever a database that goes away leaves of it, the next opening
                // takes.
                .flatMap(id -> purge.collection(id)
                        .retryWhen(
                                Retry.backoff(PURGE_RETRIES, PURGE_PAUSE).filter(LedgerUnavailable.class::isInstance))
                        .onErrorComplete(Exceptions::isRetryExhausted));
    }

    @Override
    public Mono<List<ReadableCollection>> scope(Principal by, List<String> names) {
        return database.transact(jdbc -> {
            List<Collection> readable = readable(jdbc, by, "");
            names.stream()
                    .filter(name -> readable.stream().noneMatch(c -> c.name().equals(name)))
                    .findFirst()
                    .ifPresent(name -> {
                        throw new UnknownCollection(name);
                    });
            Map<Long, Set<Integer>> satisfied = satisfiedAccessSets(jdbc, by);
            return readable.stream()
                    .filter(c -> names.isEmpty() || names.contains(c.name()))
                    .map(c -> new ReadableCollection(c.id(), c.name(), narrowing(c, by, satisfied), c.sequence()))
                    .toList();
        });
    }

    private static Optional<Set<Integer>> narrowing(Collection c, Principal by, Map<Long, Set<Integer>> satisfied) {
        return c.access().mayWrite(by) ? Optional.empty() : Optional.ofNullable(satisfied.get(c.id()));
    }

    /** Of every collection that narrows documents, the access sets the principal satisfies, and 0. */
    private static Map<Long, Set<Integer>> satisfiedAccessSets(JdbcClient jdbc, Principal by) {
        var satisfied = new HashMap<Long, Set<Integer>>();
        jdbc.sql("select s.collection_id, case when exists (select 1 from access_set_entry e"
                        + " where e.access_set_id = s.id and e.entry in (:credentials)) then s.id else 0 end"
                        + " from access_set s join collection c on c.id = s.collection_id where c.tenant = :tenant")
                .param("credentials", Access.credentials(by))
                .param("tenant", by.tenant().id())
                .query((rs, row) -> satisfied
                        .computeIfAbsent(rs.getLong(1), id -> new HashSet<>(Set.of(0)))
                        .add(rs.getInt(2)))
                .list();
        return satisfied;
    }

    static Collection one(JdbcClient jdbc, Principal by, String name) {
        return readable(jdbc, by, name).stream().findFirst().orElseThrow(() -> new UnknownCollection(name));
    }

    private static long id(JdbcClient jdbc, Principal by, String name) {
        return jdbc.sql("select id from collection where tenant = :tenant and name = :name")
                .param("tenant", by.tenant().id())
                .param("name", name)
                .query(Long.class)
                .single();
    }

    private static List<Collection> readable(JdbcClient jdbc, Principal by, String name) {
        Map<Long, Set<String>> readers = entries(jdbc, by, false);
        Map<Long, Set<String>> writers = entries(jdbc, by, true);
        return jdbc.sql("select c.id, c.name, c.sequence, c.created_at from collection c where " + Permission.READABLE
                        + " and (:name = '' or c.name = :name) order by c.name")
                .params(Permission.of(by))
                .param("name", name)
                .query((rs, row) -> collection(rs, readers, writers))
                .list();
    }

    private static Collection collection(ResultSet rs, Map<Long, Set<String>> readers, Map<Long, Set<String>> writers)
            throws SQLException {
        long id = rs.getLong(1);
        return new Collection(
                id,
                rs.getString(2),
                new Access(readers.getOrDefault(id, Set.of()), writers.getOrDefault(id, Set.of())),
                rs.getLong(3),
                rs.getObject(4, OffsetDateTime.class).toInstant());
    }

    private static Map<Long, Set<String>> entries(JdbcClient jdbc, Principal by, boolean mayWrite) {
        var entries = new HashMap<Long, Set<String>>();
        jdbc.sql("select a.collection_id, a.entry from collection_access a join collection c on c.id = a.collection_id"
                        + " where c.tenant = :tenant and a.may_write = :mayWrite")
                .param("tenant", by.tenant().id())
                .param("mayWrite", mayWrite)
                .query((rs, row) -> entries.computeIfAbsent(rs.getLong(1), id -> new HashSet<>())
                        .add(rs.getString(2)))
                .list();
        return entries;
    }

    private static void grant(JdbcClient jdbc, long id, Access access) {
        access.readers().forEach(entry -> grant(jdbc, id, entry, false));
        access.writers().forEach(entry -> grant(jdbc, id, entry, true));
    }

    private static void grant(JdbcClient jdbc, long id, String entry, boolean mayWrite) {
        jdbc.sql("insert into collection_access (collection_id, entry, may_write) values (:id, :entry, :mayWrite)")
                .param("id", id)
                .param("entry", entry)
                .param("mayWrite", mayWrite)
                .update();
    }

    private static void requireOwner(Principal by, String what) {
        if (!by.is(Role.OWNER)) {
            throw new Forbidden("Only an owner may " + what);
        }
    }
}
