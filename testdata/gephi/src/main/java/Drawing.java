import java.awt.Color;
import java.awt.Font;
import java.io.File;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Node;
import org.gephi.io.exporter.api.ExportController;
import org.gephi.io.exporter.preview.PNGExporter;
import org.gephi.preview.api.PreviewController;
import org.gephi.preview.api.PreviewModel;
import org.gephi.preview.api.PreviewProperties;
import org.gephi.preview.api.PreviewProperty;
import org.gephi.preview.types.DependantOriginalColor;
import org.gephi.preview.types.EdgeColor;
import org.openide.util.Lookup;

/** Draws a graph with Gephi's preview, at the places that its file gives. */
final class Drawing {
    private static final int WIDTH = 2400;
    private static final int HEIGHT = 1500;

    private Drawing() {}

    static void draw(GraphModel model, File picture) throws Exception {
        PreviewModel preview = Lookup.getDefault().lookup(PreviewController.class).getModel();
        PreviewProperties p = preview.getProperties();
        p.putValue(PreviewProperty.BACKGROUND_COLOR, Color.WHITE);
        p.putValue(PreviewProperty.MARGIN, 2f);
        p.putValue(PreviewProperty.SHOW_NODE_LABELS, true);
        p.putValue(PreviewProperty.NODE_LABEL_PROPORTIONAL_SIZE, true);
        p.putValue(PreviewProperty.NODE_LABEL_FONT, new Font("SansSerif", Font.PLAIN, 4));
        p.putValue(PreviewProperty.NODE_LABEL_COLOR, new DependantOriginalColor(new Color(40, 40, 40)));
        p.putValue(PreviewProperty.NODE_LABEL_OUTLINE_SIZE, 3f);
        p.putValue(PreviewProperty.NODE_LABEL_OUTLINE_OPACITY, 70f);
        p.putValue(PreviewProperty.NODE_LABEL_OUTLINE_COLOR, new org.gephi.preview.types.DependantColor(Color.WHITE));
        p.putValue(PreviewProperty.NODE_BORDER_WIDTH, 1.5f);
        p.putValue(PreviewProperty.NODE_BORDER_COLOR, new org.gephi.preview.types.DependantColor(Color.WHITE));
        p.putValue(PreviewProperty.EDGE_CURVED, true);
        p.putValue(PreviewProperty.EDGE_COLOR, new EdgeColor(EdgeColor.Mode.ORIGINAL));
        p.putValue(PreviewProperty.EDGE_OPACITY, 55f);
        p.putValue(PreviewProperty.EDGE_THICKNESS, 1.5f);
        p.putValue(PreviewProperty.EDGE_RADIUS, 3f);
        p.putValue(PreviewProperty.ARROW_SIZE, 6f);
        PNGExporter png = new PNGExporter();
        png.setWidth(WIDTH);
        png.setHeight(HEIGHT);
        png.setWorkspace(model == null ? null : Lookup.getDefault().lookup(org.gephi.project.api.ProjectController.class).getCurrentWorkspace());
        try (OutputStream out = new FileOutputStream(picture)) {
            Lookup.getDefault().lookup(ExportController.class).exportStream(out, png);
        }
    }
}
