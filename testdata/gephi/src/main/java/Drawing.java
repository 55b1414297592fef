import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.apache.batik.anim.dom.SAXSVGDocumentFactory;
import org.apache.batik.bridge.BridgeContext;
import org.apache.batik.bridge.DocumentLoader;
import org.apache.batik.bridge.GVTBuilder;
import org.apache.batik.bridge.UserAgent;
import org.apache.batik.bridge.UserAgentAdapter;
import org.apache.batik.gvt.GraphicsNode;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Node;
import org.gephi.io.exporter.api.ExportController;
import org.gephi.io.exporter.preview.SVGExporter;
import org.gephi.preview.api.PreviewController;
import org.gephi.preview.api.PreviewProperties;
import org.gephi.preview.api.PreviewProperty;
import org.gephi.preview.types.DependantColor;
import org.gephi.preview.types.DependantOriginalColor;
import org.gephi.preview.types.EdgeColor;
import org.gephi.project.api.ProjectController;
import org.openide.util.Lookup;
import org.w3c.dom.Document;

/**
 * Draws a graph with Gephi's preview, at the places that its file gives. The
 * preview writes SVG, which is painted here: its own PNG asks for a screen.
 */
final class Drawing {
    private static final int WIDTH = 1600;
    private static final int MARGIN = 24;
    private static final Font FONT = new Font("DejaVu Sans", Font.PLAIN, 18);

    /** The colour that newsgraph gives edges that are no facts. */
    private static final Color NO_FACT = new Color(216, 27, 96);

    private Drawing() {}

    static void draw(GraphModel model, File picture) throws Exception {
        keepNamed(model.getGraph());
        keepLargestPart(model.getGraph());
        mixColors(model.getGraph());
        style(Lookup.getDefault().lookup(PreviewController.class).getModel().getProperties());
        SVGExporter exporter = new SVGExporter();
        exporter.setWorkspace(Lookup.getDefault().lookup(ProjectController.class).getCurrentWorkspace());
        StringWriter svg = new StringWriter();
        Lookup.getDefault().lookup(ExportController.class).exportWriter(svg, exporter);
        BufferedImage image = paint(svg.toString());
        legend(image, kinds(model.getGraph()));
        ImageIO.write(image, "png", picture);
    }

    /** Removes every node that is only described, such as "reporters". */
    private static void keepNamed(Graph graph) {
        for (Node n : graph.getNodes().toArray()) {
            if (Boolean.FALSE.equals(n.getAttribute("named"))) {
                graph.removeNode(n);
            }
        }
    }

    /** Removes every node that does not hang together with the most others. */
    private static void keepLargestPart(Graph graph) {
        Set<Node> largest = Set.of();
        Set<Node> seen = new HashSet<>();
        for (Node first : graph.getNodes().toArray()) {
            if (!seen.add(first)) {
                continue;
            }
            Set<Node> part = new LinkedHashSet<>(List.of(first));
            Deque<Node> waiting = new ArrayDeque<>(part);
            while (!waiting.isEmpty()) {
                for (Node next : graph.getNeighbors(waiting.remove()).toArray()) {
                    if (seen.add(next)) {
                        part.add(next);
                        waiting.add(next);
                    }
                }
            }
            largest = part.size() > largest.size() ? part : largest;
        }
        for (Node n : graph.getNodes().toArray()) {
            if (!largest.contains(n)) {
                graph.removeNode(n);
            }
        }
    }

    /** Gives edges without a colour the mean of their ends'. */
    private static void mixColors(Graph graph) {
        for (Edge e : graph.getEdges()) {
            if (e.alpha() == 0) {
                Node a = e.getSource();
                Node b = e.getTarget();
                e.setColor(new Color((a.r() + b.r()) / 2, (a.g() + b.g()) / 2, (a.b() + b.b()) / 2));
            }
        }
    }

    private static void style(PreviewProperties p) {
        p.putValue(PreviewProperty.SHOW_NODE_LABELS, true);
        p.putValue(PreviewProperty.NODE_LABEL_PROPORTIONAL_SIZE, true);
        p.putValue(PreviewProperty.NODE_LABEL_FONT, FONT.deriveFont(6f));
        p.putValue(PreviewProperty.NODE_LABEL_COLOR, new DependantOriginalColor(new Color(30, 30, 30)));
        p.putValue(PreviewProperty.NODE_LABEL_OUTLINE_SIZE, 5f);
        p.putValue(PreviewProperty.NODE_LABEL_OUTLINE_OPACITY, 75f);
        p.putValue(PreviewProperty.NODE_LABEL_OUTLINE_COLOR, new DependantColor(Color.WHITE));
        p.putValue(PreviewProperty.NODE_BORDER_WIDTH, 2f);
        p.putValue(PreviewProperty.NODE_BORDER_COLOR, new DependantColor(Color.WHITE));
        p.putValue(PreviewProperty.EDGE_CURVED, true);
        p.putValue(PreviewProperty.EDGE_COLOR, new EdgeColor(EdgeColor.Mode.ORIGINAL));
        p.putValue(PreviewProperty.EDGE_OPACITY, 70f);
        p.putValue(PreviewProperty.EDGE_THICKNESS, 1f);
        p.putValue(PreviewProperty.EDGE_RESCALE_WEIGHT, true);
        p.putValue(PreviewProperty.EDGE_RESCALE_WEIGHT_MIN, 3.5f);
        p.putValue(PreviewProperty.EDGE_RESCALE_WEIGHT_MAX, 12f);
    }

    private static BufferedImage paint(String svg) throws Exception {
        SAXSVGDocumentFactory factory = new SAXSVGDocumentFactory(null);
        Document document = factory.createDocument("file:graph.svg", new StringReader(svg));
        UserAgent agent = new UserAgentAdapter();
        BridgeContext context = new BridgeContext(agent, new DocumentLoader(agent));
        GraphicsNode root = new GVTBuilder().build(context, document);
        Rectangle2D bounds = root.getBounds();
        double scale = (WIDTH - 2 * MARGIN) / bounds.getWidth();
        int height = (int) Math.ceil(bounds.getHeight() * scale) + 2 * MARGIN;
        BufferedImage image = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = smooth(image);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, height);
        graphics.translate(MARGIN, MARGIN);
        graphics.transform(AffineTransform.getScaleInstance(scale, scale));
        graphics.translate(-bounds.getX(), -bounds.getY());
        root.paint(graphics);
        return image;
    }

    private static Graphics2D smooth(BufferedImage image) {
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        return graphics;
    }

    /** The colours by what they mean: kinds of nodes, then edges that are no facts. */
    private static Map<String, Color> kinds(Graph graph) {
        Map<String, Color> kinds = new TreeMap<>();
        for (Node n : graph.getNodes()) {
            kinds.put(n.getAttribute("kind").toString(), n.getColor());
        }
        return kinds;
    }

    private static void legend(BufferedImage image, Map<String, Color> kinds) {
        Graphics2D graphics = smooth(image);
        graphics.setFont(FONT);
        int line = FONT.getSize() * 3 / 2;
        Point corner = emptiestCorner(image, 280, line * (kinds.size() + 1));
        graphics.translate(corner.x, corner.y);
        int y = line;
        for (Map.Entry<String, Color> kind : kinds.entrySet()) {
            graphics.setColor(kind.getValue());
            graphics.fillOval(0, y - 14, 16, 16);
            graphics.setColor(Color.DARK_GRAY);
            graphics.drawString(kind.getKey(), 28, y);
            y += line;
        }
        graphics.setColor(NO_FACT);
        graphics.fillRect(-2, y - 8, 20, 4);
        graphics.setColor(Color.DARK_GRAY);
        graphics.drawString("alleged, denied, planned", 28, y);
    }

    private static Point emptiestCorner(BufferedImage image, int width, int height) {
        Point best = null;
        int least = Integer.MAX_VALUE;
        int right = image.getWidth() - width - MARGIN;
        int low = image.getHeight() - height - MARGIN;
        for (Point corner : List.of(new Point(MARGIN, MARGIN), new Point(right, MARGIN), new Point(MARGIN, low), new Point(right, low))) {
            int painted = 0;
            for (int pixel : image.getRGB(corner.x, corner.y, width, height, null, 0, width)) {
                painted += pixel == Color.WHITE.getRGB() ? 0 : 1;
            }
            if (painted < least) {
                least = painted;
                best = corner;
            }
        }
        return best;
    }
}
