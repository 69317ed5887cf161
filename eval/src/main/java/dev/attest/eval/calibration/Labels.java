package dev.attest.eval.calibration;

import java.util.List;

/** What people said about one file's claims, or about its pairs of answers. */
public sealed interface Labels {

    /** Of the file, without its ending. */
    String name();

    /** SHA-256 of the file, in hexadecimal. */
    String fingerprint();

    int size();

    /** What each label must not be torn apart from, in their order: labels of one group are drawn together. */
    List<String> groups();

    /** Whether people gave both answers, without which telling them apart cannot be measured. */
    boolean ofBothKinds();

    /** Claims beside their sources. */
    record Claims(String name, String fingerprint, List<Claim> claims) implements Labels {

        public Claims {
            claims = List.copyOf(claims);
        }

        @Override
        public int size() {
            return claims.size();
        }

        @Override
        public List<String> groups() {
            return claims.stream().map(Claim::group).toList();
        }

        @Override
        public boolean ofBothKinds() {
            return claims.stream().map(Claim::supported).distinct().count() == 2;
        }
    }

    /** Two answers to one instruction. */
    record Pairs(String name, String fingerprint, List<Pair> pairs) implements Labels {

        public Pairs {
            pairs = List.copyOf(pairs);
        }

        @Override
        public int size() {
            return pairs.size();
        }

        @Override
        public List<String> groups() {
            return pairs.stream().map(Pair::instruction).toList();
        }

        @Override
        public boolean ofBothKinds() {
            return pairs.stream().map(Pair::better).distinct().count() == 2;
        }
    }

    /**
     * A claim that people checked.
     *
     * @param source the text it should follow from
     * @param supported whether it does
     * @param group what it shares with claims that a judge is likely to get wrong with it
     */
    record Claim(String id, String source, String claim, boolean supported, String group) {

        public Claim {
            if (id.isBlank() || source.isBlank() || claim.isBlank() || group.isBlank()) {
                throw new IllegalArgumentException("id, source, claim and group must not be blank");
            }
        }
    }

    /**
     * Two answers that people compared.
     *
     * @param better 1 or 2
     */
    record Pair(String id, String instruction, String output1, String output2, int better) {

        public Pair {
            if (id.isBlank() || instruction.isBlank()) {
                throw new IllegalArgumentException("id and instruction must not be blank");
            }
            if (better != 1 && better != 2) {
                throw new IllegalArgumentException("better is 1 or 2, not " + better);
            }
        }
    }
}
