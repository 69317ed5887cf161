package dev.attest.eval.reports.html;

/**
 * A part of the page that the navigation leads to.
 *
 * @param id in links
 * @param name in the navigation
 */
record Section(String id, String name, Html html) {

    /** A section under a heading of level 2. */
    static Section of(String id, String name, String title, Html... content) {
        return new Section(id, name, Html.of("""
                        <section id="{}" aria-labelledby="{}-title" tabindex="-1">
                        <h2 id="{}-title">{}</h2>
                        {}
                        </section>
                        """, id, id, id, title, Html.join(content)));
    }
}
