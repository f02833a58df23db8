import java.io.FileOutputStream;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import org.apache.poi.Version;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.*;

/** Saves sheets with Apache POI as XLS (Debian's has no XSSF that works with its XMLBeans): java Save.java FOLDER NAME LINE…, a line a cell: row, column, kind (s, n, d), format, value, parted by U+0001. */
class Save {
    public static void main(String[] arguments) throws Exception {
        Workbook book = new HSSFWorkbook();
        Sheet sheet = book.createSheet("Feuille");
        for (int n = 2; n < arguments.length; n++) {
            String[] part = arguments[n].split("\u0001", -1);
            int y = Integer.parseInt(part[0]);
            Row row = sheet.getRow(y) == null ? sheet.createRow(y) : sheet.getRow(y);
            Cell cell = row.createCell(Integer.parseInt(part[1]));
            if (!part[3].isEmpty()) {
                CellStyle style = book.createCellStyle();
                style.setDataFormat(book.createDataFormat().getFormat(part[3]));
                cell.setCellStyle(style);
            }
            switch (part[2]) {
                case "d" -> cell.setCellValue(Date.from(LocalDate.parse(part[4]).atStartOfDay(ZoneId.systemDefault()).toInstant()));
                case "n" -> cell.setCellValue(Double.parseDouble(part[4]));
                default -> cell.setCellValue(part[4]);
            }
        }
        String path = arguments[0] + "/poi-" + Version.getVersion() + "." + arguments[1] + ".xls";
        try (FileOutputStream out = new FileOutputStream(path)) {
            book.write(out);
        }
    }
}
