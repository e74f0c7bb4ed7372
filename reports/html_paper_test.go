package reports

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
)

// pageOf is the page number in a footer; the twin has none.
var pageOf = regexp.MustCompile(`Page \d+ of \d+`)

func TestAnotherProgramReadsTheSameFiguresInThePDFAsInTheTwin(t *testing.T) {
	reader, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed, so no other program can read the PDF here")
	}
	f := cypressBend()
	name := filepath.Join(t.TempDir(), "filing.pdf")
	file, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := FilingPDF(f, nil, file); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	text, err := exec.Command(reader, "-f", "2", "-enc", "UTF-8", name, "-").Output() // the cover holds page numbers
	if err != nil {
		t.Fatalf("pdftotext: %v", err)
	}
	inTwin := figures(twinPage(t, f).root.text())
	onPaper := figures(pageOf.ReplaceAllString(string(text), ""))
	if len(onPaper) < 200 {
		t.Fatalf("only %d figures were read from the PDF", len(onPaper))
	}
	for figure := range onPaper {
		if !inTwin[figure] {
			t.Errorf("%q is on paper and not in the twin", figure)
		}
	}
}
