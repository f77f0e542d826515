package io.aitrading.backtest.report;

import io.aitrading.backtest.report.RunSheet.Figure;
import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Pages that fill from top to bottom. What does not fit on one begins the next. */
final class PdfCanvas implements AutoCloseable {
    static final float LARGE = 16;
    static final float MEDIUM = 11;
    static final Color BLUE = new Color(0x1f5fa8);
    static final Color RED = new Color(0xb03a2e);
    static final Color GREEN = new Color(0x1d8348);
    static final Color GREY = new Color(0x777777);

    private static final float SMALL = 7.5f;
    private static final float MARGIN = 40;
    private static final float LEADING = 1.35f;
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final PDDocument document = new PDDocument();
    private final PDFont font;
    private PDPageContentStream content;
    private float y;

    /** Draws into a chart's frame. */
    interface Drawing {
        void on(PdfPicture picture) throws IOException;
    }

    PdfCanvas(String title) throws IOException {
        // The library's own font, embedded: nothing is looked for on the machine, and every alphabet it has is shown.
        try (InputStream file = PDDocument.class.getResourceAsStream(FONT)) {
            if (file == null) {
                throw new IOException("the font is not on the class path");
            }
            font = PDType0Font.load(document, file, true);
        }
        document.getDocumentInformation().setTitle(title);
        content = newPage();
    }

    private PDPageContentStream newPage() throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        y = PDRectangle.A4.getHeight() - MARGIN;
        return new PDPageContentStream(document, page);
    }

    private void need(float height) throws IOException {
        if (y - height < MARGIN) {
            content.close();
            content = newPage();
        }
    }

    private static float width() {
        return PDRectangle.A4.getWidth() - 2 * MARGIN;
    }

    void heading(String text, float size) throws IOException {
        need(size * 3);
        y -= size * LEADING;
        text(text, MARGIN, size, width());
        y -= size / 2;
    }

    void line(String text) throws IOException {
        need(SMALL * LEADING);
        y -= SMALL * LEADING;
        text(text, MARGIN, SMALL, width());
    }

    /** Figures below each other, in as many columns as they need. */
    void columns(List<Figure> figures, int perColumn) throws IOException {
        int columns = Math.max(1, (figures.size() + perColumn - 1) / perColumn);
        float wide = width() / columns;
        need(perColumn * SMALL * LEADING);
        float top = y;
        for (int i = 0; i < figures.size(); i++) {
            int column = i / perColumn;
            float x = MARGIN + column * wide;
            y = top - (i % perColumn + 1) * SMALL * LEADING;
            text(figures.get(i).name(), x, SMALL, wide / 2);
            text(figures.get(i).value(), x + wide / 2, SMALL, wide / 2 - SMALL);
        }
        y = top - Math.min(perColumn, figures.size()) * SMALL * LEADING - SMALL;
    }

    /** Cells of one width. */
    void row(String... cells) throws IOException {
        need(SMALL * LEADING);
        y -= SMALL * LEADING;
        float wide = width() / cells.length;
        for (int i = 0; i < cells.length; i++) {
            text(cells[i], MARGIN + i * wide, SMALL, wide);
        }
    }

    /** A frame below a heading. */
    void chart(String heading, float height, Drawing drawing) throws IOException {
        need(height + MEDIUM * 3);
        heading(heading, MEDIUM);
        y -= height;
        drawing.on(new PdfPicture(this, content, MARGIN, y, width(), height));
        y -= SMALL;
    }

    /** Writes what fits into a width at the current height. */
    void text(String text, float x, float size, float wide) throws IOException {
        textAt(fitting(text, size, wide), x, y, size);
    }

    void small(String text, float x, float at) throws IOException {
        textAt(shown(text), x, at, SMALL);
    }

    private void textAt(String text, float x, float at, float size) throws IOException {
        content.beginText();
        content.setNonStrokingColor(Color.BLACK);
        content.setFont(font, size);
        content.newLineAtOffset(x, at);
        content.showText(text);
        content.endText();
    }

    private String fitting(String text, float size, float wide) throws IOException {
        String shown = shown(text);
        while (shown.length() > 1 && font.getStringWidth(shown) / 1000 * size > wide) {
            shown = shown.substring(0, shown.length() - 1);
        }
        return shown;
    }

    /** The text with a question mark for what the font has no sign for. */
    private String shown(String text) throws IOException {
        StringBuilder shown = new StringBuilder();
        for (int code : text.codePoints().toArray()) {
            shown.append(hasSign(code) ? Character.toString(code) : "?");
        }
        return shown.toString();
    }

    private boolean hasSign(int code) throws IOException {
        if (Character.isISOControl(code)) {
            return false;
        }
        try {
            return font.encode(Character.toString(code)).length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    void save(OutputStream out) throws IOException {
        content.close();
        document.save(out);
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
