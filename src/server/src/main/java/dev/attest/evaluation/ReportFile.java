package dev.attest.evaluation;

/** The files of a report, which the eval command line writes. */
public enum ReportFile {
    HTML("report.html", "text/html"),
    JSON("report.json", "application/json"),
    JUNIT("junit.xml", "application/xml"),
    SUMMARY("summary.md", "text/markdown");

    private final String fileName;
    private final String mediaType;

    ReportFile(String fileName, String mediaType) {
        this.fileName = fileName;
        this.mediaType = mediaType;
    }

    public String fileName() {
        return fileName;
    }

    /** Without its character set, which is UTF-8. */
    public String mediaType() {
        return mediaType;
    }
}
