import java.io.File;
import org.apache.pdfbox.preflight.PreflightDocument;
import org.apache.pdfbox.preflight.ValidationResult;
import org.apache.pdfbox.preflight.parser.PreflightParser;

/** Says whether a file is PDF/A-1b for Apache PDFBox Preflight, and what it finds if it is not. */
public class Preflight {
    public static void main(String[] arguments) throws Exception {
        PreflightParser parser = new PreflightParser(new File(arguments[0]));
        parser.parse();
        try (PreflightDocument document = parser.getPreflightDocument()) {
            document.validate();
            ValidationResult result = document.getResult();
            System.out.println(result.isValid() ? "valid" : "not valid");
            for (ValidationResult.ValidationError error : result.getErrorsList()) {
                System.out.println(error.getErrorCode() + " " + error.getDetails());
            }
        }
    }
}
