package intake

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// archive makes a zip of parts.
func archive(t testing.TB, parts map[string]string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, text := range parts {
		part, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = part.Write([]byte(text))
	}
	_ = w.Close()
	return b.String()
}

// workbookParts are those of a new workbook with one sheet of the rows given.
func workbookParts(sheet string) map[string]string {
	var b bytes.Buffer
	if err := excelize.NewFile().Write(&b); err != nil {
		panic(err)
	}
	from, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		panic(err)
	}
	parts := map[string]string{}
	for _, part := range from.File {
		r, err := part.Open()
		if err != nil {
			panic(err)
		}
		text, _ := io.ReadAll(r)
		parts[part.Name] = string(text)
	}
	parts["xl/worksheets/sheet1.xml"] = `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + sheet + `</sheetData></worksheet>`
	return parts
}

func hostileFiles(t testing.TB) map[string]string {
	const header = "npi,specialty_code,zip,beneficiaries\n"
	cell := strings.Repeat("x", 10<<20)
	prefixed := workbookParts("")
	prefixed["xl/worksheets/sheet1.xml"] = `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row`
	bomb := workbookParts("")
	bomb["xl/worksheets/sheet1.xml"] = strings.Repeat(" ", 200<<20)
	return map[string]string{
		"empty.csv":          "",
		"blank.csv":          " \n \n",
		"report.xlsx":        "%PDF-1.7 …",
		"old.xlsx":           "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 an old workbook or one with a password",
		"page.csv":           "<!DOCTYPE html><table>",
		"packed.csv":         "\x1F\x8B\x08",
		"nul.csv":            header + "1992840490,00\x003,93710,1\n",
		"cell.csv":           header + "1992840490," + cell + ",93710,1\n",
		"quoted cell.csv":    header + "1992840490,\"" + cell + "\",93710,1\n",
		"middle cell.csv":    header + "1992840490," + strings.Repeat("x", 200_000) + ",93710,1\n",
		"unclosed.csv":       header + "1992840490,\"003,93710,1\n" + strings.Repeat("1,2,3,4\n", 1000),
		"columns.csv":        strings.Repeat("npi,", 100_000) + "\n1\n",
		"not a table.csv":    "lorem ipsum",
		"not a zip.xlsx":     "PK\x03\x04 and nothing more",
		"no entries.xlsx":    "PK\x05\x06" + strings.Repeat("\x00", 18),
		"other.zip":          archive(t, map[string]string{"roster.txt": header}),
		"bomb.xlsx":          archive(t, bomb),
		"cut.xlsx":           archive(t, workbookParts(`<row r="1"><c r="A1"`)),
		"cell.xlsx":          archive(t, workbookParts(`<row r="1"><c r="A1" t="inlineStr"><is><t>`+cell+`</t></is></c></row>`)),
		"columns.xlsx":       archive(t, workbookParts(`<row r="1"><c r="ZZZZ1"><v>1</v></c></row>`)),
		"many columns.xlsx":  archive(t, workbookParts(`<row r="1"><c r="XFD1"><v>1</v></c></row>`)),
		"text missing.xlsx":  archive(t, workbookParts(`<row r="1"><c r="A1" t="s"><v>7</v></c></row>`)),
		"rows back.xlsx":     archive(t, workbookParts(`<row r="5"><c r="A5"><v>1</v></c></row><row r="2"></row>`)),
		"prefixed cut.xlsx":  archive(t, prefixed),
		"no sheet list.xlsx": archive(t, map[string]string{"xl/workbook.xml": "<workbook/>", "xl/_rels/workbook.xml.rels": "<Relationships/>"}),
	}
}

// readers are the three ways in.
func readers(t testing.TB) map[string]func(ctx context.Context, path string) (any, error) {
	opt := rosterOptions(t)
	return map[string]func(ctx context.Context, path string) (any, error){
		"reference": func(ctx context.Context, path string) (any, error) {
			ref, _, err := ReadReference(ctx, path, ReferenceOptions{})
			return ref, err
		},
		"roster": func(ctx context.Context, path string) (any, error) {
			roster, _, err := ReadRosters(ctx, []string{path}, opt)
			return roster, err
		},
		"population": func(ctx context.Context, path string) (any, error) {
			population, _, err := ReadPopulation(ctx, path, PopulationOptions{Places: opt.Places})
			return population, err
		},
	}
}

func TestAHostileFileGivesOneSentenceAndNoResult(t *testing.T) {
	folder := t.TempDir()
	for name, text := range hostileFiles(t) {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		for reader, read := range readers(t) {
			result, err := read(t.Context(), path)
			if err == nil {
				t.Errorf("%s read %s: %+v", reader, name, result)
				continue
			}
			if said := sentence(t, err); !strings.HasPrefix(said, name+" ") || fmt.Sprintf("%v", result) != "<nil>" {
				t.Errorf("%s of %s: %q with the result %v", reader, name, said, result)
			}
			if reader == "roster" {
				t.Log(err)
			}
		}
	}
}

func TestAFolderAMissingAndALockedFileAreSaid(t *testing.T) {
	folder := t.TempDir()
	for path, says := range map[string]string{folder: "is a folder", filepath.Join(folder, "gone.csv"): "is not there", os.DevNull: "is not an ordinary file"} {
		for reader, read := range readers(t) {
			_, err := read(t.Context(), path)
			if said := sentence(t, err); !strings.Contains(said, says) {
				t.Errorf("%s: %q", reader, said)
			}
		}
	}
}

func TestReadingStopsWhenItIsCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	book := otherYear().save(t, "reference.xlsx")
	for reader, read := range readers(t) {
		for _, path := range []string{write(t, "r.csv", nationalRoster(20)), write(t, "p.csv", nationalPopulation(20)), book} {
			if result, err := read(ctx, path); !errors.Is(err, context.Canceled) {
				t.Errorf("%s: %v, %v", reader, result, err)
			}
		}
	}
	midway, stop := context.WithCancel(t.Context())
	opt := rosterOptions(t)
	opt.Progress = func(string, int64, int64) { stop() }
	if _, _, err := ReadRosters(midway, []string{write(t, "r.csv", nationalRoster(100_000))}, opt); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped midway: %v", err)
	}
}

func TestASheetWrittenAnotherWayIsReadThroughTheLibrary(t *testing.T) {
	for name, sheet := range map[string]string{
		"comment":  `<row r="1"><!-- x --><c r="A1" t="inlineStr"><is><t>npi</t></is></c><c r="B1" t="inlineStr"><is><t>specialty code</t></is></c><c r="C1" t="inlineStr"><is><t>zip</t></is></c></row><row r="2"><c r="A2"><v>1992840490</v></c><c r="B2"><v>3</v></c><c r="C2"><v>93710</v></c></row>`,
		"newlines": "<row\nr=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>npi</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>specialty code</t></is></c><c r=\"C1\" t=\"inlineStr\"><is><t>zip</t></is></c></row><row r=\"2\"><c\nr=\"A2\"><v>1992840490</v></c><c r=\"B2\"><v>3</v></c><c r=\"C2\"><v>93710</v></c></row>",
		"plain":    `<row><c t="inlineStr"><is><r><t>np</t></r><r><t xml:space="preserve">i</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c><c t="inlineStr"><is><t>specialty code</t></is></c><c t="str"><f>"z"</f><v>zip</v></c></row><row/><row><c><v>1992840490</v></c><c/><c r="B3"><v>3</v></c><c r="C3"><v>93710</v></c></row>`,
	} {
		path := write(t, "r.xlsx", archive(t, workbookParts(sheet)))
		roster, report, err := ReadRosters(t.Context(), []string{path}, rosterOptions(t))
		if err != nil || len(roster.Participations) != 1 || roster.Participations[0].Specialty != "003" {
			t.Errorf("%s: %v, %+v, %+v", name, err, roster, report)
		}
	}
}

// TestTheScannerReadsWhatTheLibraryReads compares every cell of the real workbook.
func TestTheScannerReadsWhatTheLibraryReads(t *testing.T) {
	path := shared(t, referenceFile)
	c, err := load(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	w, err := openWorkbook(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	file, err := excelize.OpenFile(path, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	if !w.plain || len(w.sheets) != 8 {
		t.Fatalf("plain %v, sheets %v", w.plain, w.sheets)
	}
	for _, s := range w.sheets {
		want, err := file.GetRows(s.name, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		cells := 0
		err = w.scan(s, func(line int, got []string) error {
			for i, cell := range got {
				if i >= len(want[line-1]) || cell != want[line-1][i] {
					t.Fatalf("%s line %d column %d is %q", s.name, line, i+1, cell)
				}
			}
			if len(got) != len(want[line-1]) {
				t.Fatalf("%s line %d has %d cells, not %d", s.name, line, len(got), len(want[line-1]))
			}
			cells += len(got)
			want[line-1] = nil
			return nil
		})
		if err != nil || cells == 0 {
			t.Fatal(s, err, cells)
		}
		for line, row := range want {
			if len(row) > 0 {
				t.Fatalf("%s line %d was not read: %v", s.name, line+1, row)
			}
		}
	}
}
