package page

import (
	"bytes"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestTextIsComposedAndKeptOnOneLine(t *testing.T) {
	for in, want := range map[string]string{
		"Cafe\u0301":       "Café",
		"two\nlines\there": "two lines here",
		"soft\u00adhyphen": "softhyphen",
		"\u202Ereversed":   "reversed",
		"thin\u2009space":  "thin space",
		"bad\xffbyte":      "bad\uFFFDbyte",
	} {
		if got := Clean(in); got != want {
			t.Errorf("%q became %q, not %q", in, got, want)
		}
	}
}

func TestNoLineIsWiderThanItsBoxAndNoWordIsLost(t *testing.T) {
	f := houseFonts(t)
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.StringMatching(`[A-Za-zÀ-ž0-9,.%–]{1,14}`), 1, 40).Draw(t, "words")
		width := rapid.Float64Range(20, 400).Draw(t, "width")
		split := rapid.IntRange(0, len(words)).Draw(t, "split")
		runs := []Run{{strings.Join(words[:split], " ") + " ", BodyStyle.Bold()}, {strings.Join(words[split:], " "), BodyStyle}}
		var got strings.Builder
		for i, line := range f.Wrap(runs, width) {
			if line.Width > width+0.02 {
				t.Fatalf("line %d is %.2f wide in a box of %.2f", i, line.Width, width)
			}
			for _, p := range line.Pieces {
				got.WriteString(strings.ReplaceAll(p.S, " ", ""))
			}
		}
		if want := strings.Join(words, ""); got.String() != want {
			t.Fatalf("%q became %q", want, got.String())
		}
	})
}

func TestCuttingKeepsTheBeginningWithinTheLines(t *testing.T) {
	f := houseFonts(t)
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`[A-Za-z ]{0,200}`).Draw(t, "text")
		width := rapid.Float64Range(12, 200).Draw(t, "width")
		lines := f.Fit(Plain(s, SmallStyle), width, 2)
		if len(lines) > 2 {
			t.Fatalf("%d lines", len(lines))
		}
		for _, line := range lines {
			if line.Width > width+0.02 {
				t.Fatalf("%.2f wide in %.2f", line.Width, width)
			}
		}
	})
}

// FuzzText puts any text at all through layout and both painters: neither may panic.
func FuzzText(f *testing.F) {
	for _, s := range []string{"", "Tchula", "\x00\x01\x7f", "漢字 \U0001F600 \U0010FFFF", "\uFFFD\uFFFE\uFFFF", "\xff\xfe\xfd", "e\u0301\u0302\u0303", "\u202Eabc\u2066", "(\\)(", strings.Repeat("W", 500), "a\u00a0b", "\U00010000"} {
		f.Add(s)
	}
	fonts := houseFonts(f)
	f.Fuzz(func(t *testing.T, s string) {
		doc := &Document{Title: s, Author: s, Creator: s, Language: s}
		flow := NewFlow(doc, fonts)
		flow.Title(s, s)
		flow.Para(Plain(s, BodyStyle), 9.5, 13)
		flow.Table(&Table{
			Title: s, Heading: SmallHeading, Columns: []Column{{Title: s, Width: 40}, {Title: s, Width: 100, Align: AlignRight}},
			Rows: []Row{{Cells: []Cell{Name(s), Txt(s)}, Note: s}, {Kind: GroupRow, Group: s}, {Kind: TotalRow, Cells: []Cell{Name(s), Txt(s)}}}, Foot: Plain(s, NoteStyle),
		})
		doc.Furnish(fonts, Furniture{HeadLeft: Plain(s, SmallStyle), HeadRight: s, Foot: [2]string{s, s}})
		var pdf bytes.Buffer
		if err := WritePDF(doc, fonts, &pdf); err != nil {
			t.Fatal(err)
		}
		if _, err := Paint(doc.Pages[0], fonts, 0.3); err != nil {
			t.Fatal(err)
		}
		doc.Report(fonts)
	})
}
