import com.thaiopensource.util.SinglePropertyMap;
import com.thaiopensource.validate.SchemaReader;
import com.thaiopensource.validate.ValidateProperty;
import com.thaiopensource.validate.ValidationDriver;
import com.thaiopensource.validate.rng.CompactSchemaReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Checks XML files against a schema.
 *
 * <pre>
 * java ... Validate SCHEMA FILE...
 * </pre>
 *
 * SCHEMA is an XML Schema (.xsd), which finds graphml.xsd on the class path, or
 * one in the compact syntax of RELAX NG (.rnc). Each mistake is a line
 * {@code FILE:LINE: MESSAGE}.
 */
public final class Validate {
    private Validate() {}

    public static void main(String[] args) throws IOException, SAXException {
        for (int i = 1; i < args.length; i++) {
            if (args[0].endsWith(".rnc")) {
                relaxNG(args[0], args[i]);
            } else {
                xmlSchema(args[0], args[i]);
            }
        }
    }

    private static void relaxNG(String schema, String file) throws IOException, SAXException {
        SchemaReader reader = CompactSchemaReader.getInstance();
        ValidationDriver driver =
                new ValidationDriver(SinglePropertyMap.newInstance(ValidateProperty.ERROR_HANDLER, printer(file)), reader);
        if (!driver.loadSchema(ValidationDriver.fileInputSource(schema))) {
            throw new IOException(schema + " is no schema");
        }
        driver.validate(ValidationDriver.fileInputSource(file));
    }

    private static void xmlSchema(String schema, String file) throws IOException, SAXException {
        // As if it stood beside the schema that it builds upon.
        String beside = Validate.class.getResource("/graphml.xsd").toString();
        StreamSource source = new StreamSource(new FileInputStream(schema), beside.replace("graphml.xsd", new File(schema).getName()));
        Validator validator = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(source).newValidator();
        validator.setErrorHandler(printer(file));
        validator.validate(new StreamSource(new File(file)));
    }

    private static ErrorHandler printer(String file) {
        return new DefaultHandler() {
            @Override
            public void error(SAXParseException e) {
                System.out.println(file + ":" + e.getLineNumber() + ": " + e.getMessage());
            }
        };
    }
}
