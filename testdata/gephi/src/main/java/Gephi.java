import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.gephi.graph.api.AttributeUtils;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Element;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Interval;
import org.gephi.graph.api.Node;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.importer.api.Report;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

/**
 * Reads files as Gephi does.
 *
 * <pre>
 * Gephi read FILE...          one JSON object a line and a file: what its import gave
 * Gephi draw FILE PICTURE     a picture of it
 * </pre>
 */
public final class Gephi {
    public static void main(String[] args) throws Exception {
        Logger.getLogger("").setLevel(Level.SEVERE);
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        if (args[0].equals("draw")) {
            GraphModel model = open(new File(args[1]), new ArrayList<>());
            Drawing.draw(model, new File(args[2]));
            return;
        }
        for (int i = 1; i < args.length; i++) {
            List<Object> issues = new ArrayList<>();
            GraphModel model = open(new File(args[i]), issues);
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("issues", issues);
            result.put("directed", model.isDirected());
            result.put("timeFormat", model.getTimeFormat().name());
            result.put("dynamic", model.isDynamic());
            List<Object> nodes = new ArrayList<>();
            for (Node n : model.getGraph().getNodes()) {
                nodes.add(node(n));
            }
            result.put("nodes", nodes);
            List<Object> edges = new ArrayList<>();
            for (Edge e : model.getGraph().getEdges()) {
                edges.add(edge(e));
            }
            result.put("edges", edges);
            StringBuilder json = new StringBuilder();
            Json.append(json, result);
            out.println(json);
            out.flush();
        }
    }

    /** Imports file into a workspace of its own, as Gephi's File, Open does. */
    private static GraphModel open(File file, List<Object> issues) throws Exception {
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        projects.newProject();
        Workspace workspace = projects.getCurrentWorkspace();
        ImportController importer = Lookup.getDefault().lookup(ImportController.class);
        Container container = importer.importFile(file);
        collect(container.getReport(), issues);
        container.getLoader().setAutoScale(false); // sizes stay as they are in the file
        DefaultProcessor processor = new DefaultProcessor();
        importer.process(container, processor, workspace);
        collect(processor.getReport(), issues);
        return Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace);
    }

    private static void collect(Report report, List<Object> issues) {
        if (report == null) {
            return;
        }
        for (Issue issue : report.getIssuesList(100)) {
            issues.add(Map.of("level", issue.getLevel().name(), "message", issue.getMessage()));
        }
    }

    private static Map<String, Object> node(Node n) {
        Map<String, Object> result = element(n, "");
        result.put("size", n.size());
        result.put("color", List.of((int) (n.r() * 255 + 0.5), (int) (n.g() * 255 + 0.5), (int) (n.b() * 255 + 0.5)));
        result.put("position", List.of(n.x(), n.y()));
        return result;
    }

    private static Map<String, Object> edge(Edge e) {
        Map<String, Object> result = element(e, String.valueOf(e.getTypeLabel()));
        result.put("source", e.getSource().getId());
        result.put("target", e.getTarget().getId());
        result.put("directed", e.isDirected());
        attrs(result).put("weight", e.getWeight());
        return result;
    }

    private static Map<String, Object> element(Element e, String kind) {
        Map<String, Object> attrs = new LinkedHashMap<>();
        attrs.put("label", e.getLabel());
        for (Column column : e.getAttributeColumns()) {
            Object value = e.getAttribute(column);
            if (value != null && (!column.isProperty())) {
                attrs.put(column.getTitle(), value);
            }
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("id", e.getId());
        result.put("kind", kind);
        result.put("attrs", attrs);
        List<Object> spells = new ArrayList<>();
        for (Interval i : e.getIntervals()) {
            spells.add(List.of(date(i.getLow()), date(i.getHigh())));
        }
        result.put("spells", spells);
        return result;
    }

    private static String date(double time) {
        return AttributeUtils.printDate(time);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> attrs(Map<String, Object> element) {
        return (Map<String, Object>) element.get("attrs");
    }
}
