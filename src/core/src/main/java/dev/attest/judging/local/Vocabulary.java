package dev.attest.judging.local;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** English words that the judge knows by name. */
final class Vocabulary {

    /** The judge's own, longer than what multi-vectors leave out: the support model is to be trained again when it changes. */
    private static final Set<String> FUNCTION = set("""
            a an the of to in on at by for with from as and or but if than then that this these those it its he she
            they him her his them their i me my we our us you your yours is are was were be been being am do does did
            have has had having will would shall should can could may might must s t d ll re ve m not no so such also
            there here who whom which what when where how into onto over under about after before during between
            through up down out off per own very just too more most other some any each both all while because until
            only""");

    private static final Set<String> NEGATIONS = set("""
            not no never none nobody nothing neither nor without cannot unable fail fails failed failing lack lacks
            lacked lacking refuse refuses refused deny denies denied hardly barely rarely seldom unlikely despite""");
    private static final Set<String> SPEAKERS = set("i me my mine we our us you your yours myself yourself");
    private static final Set<String> TURNED =
            Arrays.stream("""
                    unable fail refuse deny reject decline disagree disagreed worse worst bad difficult hard
                    expensive costly inefficient negligible mediocre poor useless unnecessary against opposite
                    contrary minor small less fewer decrease decreased reduce lost lose end stop stopped cancel
                    cancelled forbid prevent ban dislike hate angry sad criticize criticized oppose opposed""".split("\\s+")).map(Stems::of).collect(Collectors.toUnmodifiableSet());

    private Vocabulary() {}

    private static Set<String> set(String words) {
        return Set.of(words.split("\\s+"));
    }

    /** Words that hold sentences together and mean little by themselves. */
    static boolean isFunction(String lower) {
        return FUNCTION.contains(lower);
    }

    static boolean negates(String lower) {
        return NEGATIONS.contains(lower) || lower.endsWith("n't");
    }

    /** Words of somebody who speaks to somebody, as small talk has them and documents have not. */
    static boolean speaks(String lower) {
        return SPEAKERS.contains(lower);
    }

    /** Stems of words that often turn a statement round: refusals, failures, decreases, bad marks. */
    static boolean turns(String stem) {
        return TURNED.contains(stem);
    }
}
