package app

import (
	"path/filepath"
	"strings"
	"testing"

	"countyline/data"
)

func TestTheNameOfADocumentFromAColleagueIsNoWayOutOfAFolder(t *testing.T) {
	for _, name := range []string{"../../.bashrc", `..\..\Startup\run.bat`, "/etc/passwd", "C:x.pdf", "..", "a/b.pdf", "nul"} {
		got := documentName(data.Filing{Plan: "../..", Number: "../x"}, name)
		if got != filepath.Base(got) || !filepath.IsLocal(got) || strings.ContainsAny(got, `/\:`) {
			t.Errorf("%q is handed out as %q", name, got)
		}
	}
	if opensSafely(documentName(data.Filing{Plan: "Cypress Bend"}, "filing.bat")) {
		t.Error("a program is opened")
	}
	if got := documentName(data.Filing{Plan: "Cypress Bend", Year: 2028, Number: "F-2028-01"}, PaperName); got != "Cypress Bend 2028 F-2028-01 "+PaperName {
		t.Errorf("%q", got)
	}
}
