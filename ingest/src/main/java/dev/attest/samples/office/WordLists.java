package dev.attest.samples.office;

import dev.attest.samples.source.Block;
import dev.attest.samples.source.Block.Item;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.xwpf.usermodel.XWPFAbstractNum;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFNumbering;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTAbstractNum;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTInd;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTLvl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STNumberFormat;

/** Numbering definitions: one for each list of the source, so that each counts from its own start. */
final class WordLists {

    private static final int INDENT = 360; // twentieths of a point
    private static final int DEEPEST = 9;

    private final XWPFNumbering numbering;
    private final Map<Integer, BigInteger> known = new HashMap<>();

    WordLists(XWPFDocument document) {
        numbering = document.createNumbering();
    }

    void mark(XWPFParagraph paragraph, Item item) {
        int depth = Math.min(item.depth(), DEEPEST - 1);
        if (item.marker() == Block.Marker.NONE) {
            paragraph.setIndentationLeft(INDENT * (depth + 1));
            return;
        }
        paragraph.setNumID(known.computeIfAbsent(item.list(), list -> define(item, depth)));
        paragraph.setNumILvl(BigInteger.valueOf(depth));
    }

    private BigInteger define(Item first, int depth) {
        CTAbstractNum definition = CTAbstractNum.Factory.newInstance();
        definition.setAbstractNumId(BigInteger.valueOf(known.size()));
        for (int at = 0; at <= depth; at++) {
            level(definition.addNewLvl(), at, first);
        }
        return numbering.addNum(numbering.addAbstractNum(new XWPFAbstractNum(definition)));
    }

    private static void level(CTLvl level, int depth, Item first) {
        boolean bullets = first.marker() == Block.Marker.BULLET;
        level.setIlvl(BigInteger.valueOf(depth));
        level.addNewStart().setVal(BigInteger.valueOf(bullets ? 1 : first.number()));
        level.addNewNumFmt().setVal(bullets ? STNumberFormat.BULLET : STNumberFormat.DECIMAL);
        level.addNewLvlText().setVal(bullets ? "•" : "%" + (depth + 1) + ".");
        CTInd indent = level.addNewPPr().addNewInd();
        indent.setLeft(BigInteger.valueOf((long) INDENT * (depth + 1)));
        indent.setHanging(BigInteger.valueOf(INDENT));
    }
}
