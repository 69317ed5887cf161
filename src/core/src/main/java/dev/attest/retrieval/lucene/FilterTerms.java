package dev.attest.retrieval.lucene;

import static org.apache.lucene.search.BooleanClause.Occur.FILTER;
import static org.apache.lucene.search.BooleanClause.Occur.MUST_NOT;
import static org.apache.lucene.search.BooleanClause.Occur.SHOULD;

import dev.attest.documents.Metadata.Value;
import dev.attest.documents.TextHash;
import dev.attest.retrieval.Filter;
import dev.attest.retrieval.Filter.Bound;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;

/**
 * What filters look at, in a leg's Lucene documents. However many keys clients think of, there are two Lucene fields:
 * each value is a term that begins with its leg, key and type; and each number is a point, too, whose first dimension is
 * a hash of leg and key, so that a range of numbers is a rectangle and not a walk along all numbers there are.
 */
final class FilterTerms {

    private static final String VALUES = "values";
    private static final String NUMBERS = "numbers";

    private static final char TEXT = 's';
    private static final char NUMBER = 'n';
    private static final char FLAG = 'b';

    /** Neither keys nor tags hold it. */
    private static final char END = '\u0000';

    private final String tag;

    /** Those of a leg by its tag. */
    FilterTerms(String tag) {
        this.tag = tag;
    }

    void addTo(Document document, Map<String, Value> fields) {
        fields.forEach((key, value) -> {
            if (value instanceof Value.Texts texts) {
                texts.texts().forEach(text -> add(document, term(key, TEXT, text)));
            } else {
                add(document, term(key, value));
            }
            if (value instanceof Value.Amount number) {
                document.add(new LongPoint(NUMBERS, place(key), sortable(number)));
            }
        });
    }

    private static void add(Document document, BytesRef term) {
        document.add(new StringField(VALUES, term, Field.Store.NO));
        document.add(new SortedSetDocValuesField(VALUES, term));
    }

    /** Matches what the filter lets through, and nothing less: whoever asks adds the leg and the permissions. */
    Query query(Filter filter) {
        if (filter instanceof Filter.And and) {
            var all = new BooleanQuery.Builder();
            and.filters().forEach(one -> all.add(query(one), FILTER));
            return all.build();
        }
        if (filter instanceof Filter.Or or) {
            var any = new BooleanQuery.Builder();
            or.filters().forEach(one -> any.add(query(one), SHOULD));
            return new ConstantScoreQuery(any.build());
        }
        if (filter instanceof Filter.Not not) {
            return new BooleanQuery.Builder()
                    .add(new MatchAllDocsQuery(), FILTER)
                    .add(query(not.filter()), MUST_NOT)
                    .build();
        }
        if (filter instanceof Filter.OneOf one) {
            return new TermInSetQuery(
                    VALUES,
                    one.values().stream().map(value -> term(one.key(), value)).toList());
        }
        return range((Filter.Between) filter);
    }

    private Query range(Filter.Between range) {
        boolean numbers = range.from().or(range::to).orElseThrow().value() instanceof Value.Amount;
        boolean mixed = range.from().isPresent()
                && range.to().isPresent()
                && range.to().get().value() instanceof Value.Amount != numbers;
        if (mixed) {
            return new MatchNoDocsQuery("Nothing is a number and a text");
        }
        return numbers ? numbers(range) : texts(range);
    }

    private Query numbers(Filter.Between range) {
        long from = range.from().map(bound -> end(bound, 1)).orElse(Long.MIN_VALUE);
        long to = range.to().map(bound -> end(bound, -1)).orElse(Long.MAX_VALUE);
        if (from > to) {
            return new MatchNoDocsQuery("The range is empty");
        }
        long place = place(range.key());
        return LongPoint.newRangeQuery(NUMBERS, new long[] {place, from}, new long[] {place, to});
    }

    private static long end(Bound bound, int inside) {
        long value = sortable((Value.Amount) bound.value());
        return bound.inclusive() ? value : value + inside;
    }

    /** Compares the place of each chunk's terms among all, which takes as long for many texts between as for few. */
    private Query texts(Filter.Between range) {
        return SortedSetDocValuesField.newSlowRangeQuery(
                VALUES,
                range.from()
                        .map(bound -> term(range.key(), bound.value()))
                        .orElseGet(() -> term(range.key(), TEXT, "")),
                // Of the next type: after all texts of this key, before those of any other.
                range.to()
                        .map(bound -> term(range.key(), bound.value()))
                        .orElseGet(() -> term(range.key(), (char) (TEXT + 1), "")),
                inclusive(range.from(), true),
                inclusive(range.to(), false));
    }

    private static boolean inclusive(Optional<Bound> bound, boolean open) {
        return bound.map(Bound::inclusive).orElse(open);
    }

    private BytesRef term(String key, Value value) {
        if (value instanceof Value.Amount number) {
            return term(key, NUMBER, Long.toHexString(sortable(number)));
        }
        if (value instanceof Value.Flag flag) {
            return term(key, FLAG, Boolean.toString(flag.flag()));
        }
        return term(key, TEXT, ((Value.Text) value).text());
    }

    private BytesRef term(String key, char type, String value) {
        return new BytesRef(tag + ":" + key + END + type + value);
    }

    /** Two keys share a place as rarely as two texts share 64 bits of their SHA-256. */
    private long place(String key) {
        return Long.parseUnsignedLong(TextHash.of(tag + ":" + key).substring(0, 16), 16);
    }

    private static long sortable(Value.Amount number) {
        return NumericUtils.doubleToSortableLong(number.number());
    }
}
