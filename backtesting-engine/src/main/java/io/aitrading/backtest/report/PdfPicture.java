package io.aitrading.backtest.report;

import io.aitrading.backtest.report.Plot.Histogram;
import io.aitrading.backtest.report.Plot.Line;
import io.aitrading.backtest.report.Plot.Mark;
import java.awt.Color;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/** One chart of a page, drawn as paths. */
final class PdfPicture {
    private static final float LABEL = 9;
    private static final float MARK = 2.5f;
    private static final Color FRAME = new Color(0xf4f4f4);

    private final PdfCanvas canvas;
    private final PDPageContentStream content;
    private final float left;
    private final float bottom;
    private final float width;
    private final float height;

    PdfPicture(PdfCanvas canvas, PDPageContentStream content, float left, float bottom, float width, float height)
            throws IOException {
        this.canvas = canvas;
        this.content = content;
        this.left = left;
        this.bottom = bottom;
        this.width = width;
        this.height = height;
        content.setNonStrokingColor(FRAME);
        content.addRect(left, bottom, width, height);
        content.fill();
    }

    void line(Line line, Color colour) throws IOException {
        if (line.x().length == 0) {
            return;
        }
        content.setStrokingColor(colour);
        content.setLineWidth(0.6f);
        content.moveTo(x(line.x()[0]), y(line.y()[0]));
        for (int i = 1; i < line.x().length; i++) {
            content.lineTo(x(line.x()[i]), y(line.y()[i]));
        }
        content.stroke();
        label(line.most(), left + 2, bottom + height - LABEL);
        label(line.least(), left + 2, bottom + 2);
    }

    /** Triangles that point the way of the order. */
    void marks(List<Mark> marks) throws IOException {
        for (Mark mark : marks) {
            content.setNonStrokingColor(mark.entry() ? PdfCanvas.BLUE : mark.won() ? PdfCanvas.GREEN : PdfCanvas.RED);
            float way = mark.up() ? MARK : -MARK;
            float x = x(mark.x());
            float y = y(mark.y());
            content.moveTo(x, y + way);
            content.lineTo(x - MARK, y - way);
            content.lineTo(x + MARK, y - way);
            content.fill();
        }
    }

    void bars(Histogram histogram) throws IOException {
        content.setNonStrokingColor(PdfCanvas.BLUE);
        float wide = width / histogram.counts().length;
        for (int i = 0; i < histogram.counts().length; i++) {
            float tall = (float) histogram.counts()[i] / histogram.highest() * (height - 2 * LABEL);
            content.addRect(left + i * wide, bottom + LABEL, wide - 1, tall);
            content.fill();
        }
        label(histogram.least(), left + 2, bottom + 2);
        label(histogram.most(), left + width - 5 * LABEL, bottom + 2);
    }

    private void label(double value, float x, float y) throws IOException {
        canvas.small(String.format(Locale.ROOT, "%.6g", value), x, y);
    }

    private float x(double share) {
        return left + (float) share * width;
    }

    private float y(double share) {
        return bottom + LABEL + (float) share * (height - 2 * LABEL);
    }
}
