import java.io.File;
import org.gephi.graph.api.GraphModel;

/** Draws a graph with Gephi's preview. */
final class Drawing {
    private Drawing() {}

    static void draw(GraphModel model, File picture) {}
}
