package page

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestATableThatBreaksRepeatsTitleHeadsAndGroup(t *testing.T) {
	f := houseFonts(t)
	doc := sampleDocument(t, f, 60)
	if len(doc.Pages) < 3 {
		t.Fatalf("60 rows on %d pages", len(doc.Pages))
	}
	for i, want := range []string{"Counties, continued", "County", "What", "fails", "Result", "Does not meet, continued: 30 cells"} {
		if !slices.Contains(pageTexts(doc.Pages[1]), want) {
			t.Errorf("%d: the second page does not repeat %q", i, want)
		}
	}
	if first := strings.Join(pageTexts(doc.Pages[0]), " "); !strings.Contains(first, "Table continues.") || !strings.Contains(first, "Counted once.") {
		t.Error("the first part does not end with its note and that it continues")
	}
	if last := strings.Join(pageTexts(doc.Pages[len(doc.Pages)-1]), " "); strings.Contains(last, "Table continues.") {
		t.Error("the last part says that it continues")
	}
}

func TestARowOfTwoLinesIsNeverSplit(t *testing.T) {
	f := houseFonts(t)
	for rows := 20; rows < 60; rows++ {
		for i, p := range sampleDocument(t, f, rows).Pages {
			texts := pageTexts(p)
			for n := range rows {
				county, cause := slices.Contains(texts, fmt.Sprintf("County %03d", n)), slices.Contains(texts, fmt.Sprintf("Cause %03d", n))
				if county != cause {
					t.Fatalf("%d rows, page %d: county %d and its cause stand on two pages", rows, i+1, n)
				}
			}
		}
	}
}

func TestNoGroupRowOrTotalStandsAlone(t *testing.T) {
	f := houseFonts(t)
	for rows := 4; rows < 90; rows++ {
		for i, p := range sampleDocument(t, f, rows).Pages {
			texts := strings.Join(pageTexts(p), "|")
			hasRows := strings.Contains(texts, "|County 0")
			if !hasRows && (strings.Contains(texts, "|Total|") || strings.Contains(texts, "Does not meet")) {
				t.Fatalf("%d rows: page %d has a group row or total without a row", rows, i+1)
			}
		}
	}
}

func TestAHeadingKeepsItsTableWhereverItStarts(t *testing.T) {
	f := houseFonts(t)
	for rows := 1; rows < 8; rows++ {
		for y := BodyBottom - 200; y < BodyBottom; y += 3 {
			table := &Table{Title: "Counties", Columns: []Column{{Title: "County", Width: 200}}}
			for n := range rows {
				table.Rows = append(table.Rows, Row{Cells: []Cell{Txt(fmt.Sprintf("County %03d", n))}})
			}
			doc := &Document{}
			flow := NewFlow(doc, f)
			flow.NewPage()
			flow.Y = y
			flow.Keep(20 + table.Least(f))
			flow.Draw(Left(flow.X, flow.Y, "Heading", SmallStyle))
			flow.Y += 20
			flow.Table(table)
			for _, p := range doc.Pages {
				texts := pageTexts(p)
				if slices.Contains(texts, "Heading") && !slices.Contains(texts, fmt.Sprintf("County %03d", min(rows-1, 1))) {
					t.Fatalf("%d rows from %.0f: the heading stands without its first two rows", rows, y)
				}
			}
		}
	}
}

func TestNothingButTheFooterStandsBelowTheText(t *testing.T) {
	f := houseFonts(t)
	for rows := 10; rows < 80; rows += 3 {
		for i, p := range sampleDocument(t, f, rows).Pages {
			eachText(p.Ops, func(text Text) {
				if text.Y > BodyBottom && text.Y < footRule {
					t.Errorf("%d rows, page %d: %q stands at %.1f", rows, i+1, text.S, text.Y)
				}
			})
		}
	}
}

func TestAnEmptyTableSaysWhatIsMissing(t *testing.T) {
	f := houseFonts(t)
	flow := NewFlow(&Document{}, f)
	flow.Title("Lists", "")
	flow.Table(&Table{Columns: []Column{{Title: "NPI", Width: 200}}, Empty: "Providers that count would be here; none does."})
	if !strings.Contains(flow.Doc.Texts(), "none does.") {
		t.Error("an empty table printed nothing")
	}
}

func TestANameOverTwoLinesIsCutAtAWord(t *testing.T) {
	f := houseFonts(t)
	long := strings.Repeat("Consolidated Regional ", 12) + "Hospital"
	lines := f.Fit(Plain(long, SmallStyle), 130, 2)
	if len(lines) != 2 {
		t.Fatalf("%d lines", len(lines))
	}
	last := lines[1].Pieces[len(lines[1].Pieces)-1].S
	if !strings.HasSuffix(last, "…") || lines[1].Width > 130 {
		t.Errorf("cut to %q, %.1f wide", last, lines[1].Width)
	}
	if head := strings.TrimSuffix(last, "\u00a0…"); !strings.HasSuffix(head, "Consolidated") && !strings.HasSuffix(head, "Regional") {
		t.Errorf("%q is not cut at a word", last)
	}
}

func TestEveryPageCountsItselfAndTheTotal(t *testing.T) {
	doc := sampleDocument(t, houseFonts(t), 100)
	for i, p := range doc.Pages {
		if want := fmt.Sprintf("Page %d of %d", i+1, len(doc.Pages)); !slices.Contains(pageTexts(p), want) {
			t.Errorf("page %d does not say %q", i+1, want)
		}
	}
}

func TestAHeadingKeepsTwoLinesWithIt(t *testing.T) {
	f := houseFonts(t)
	for y := 600.0; y < BodyBottom; y += 3 {
		flow := NewFlow(&Document{}, f)
		flow.NewPage()
		flow.Y = y
		flow.H3("Heading", 2*BodyLead)
		flow.Para(Plain(strings.Repeat("word ", 60), BodyStyle), BodyStyle.Size, BodyLead)
		last := flow.Doc.Pages[0]
		if texts := pageTexts(last); len(texts) == 1 || len(texts) == 2 {
			t.Fatalf("from %.0f the heading keeps only %d lines", y, len(texts)-1)
		}
		if texts := pageTexts(flow.Page()); len(flow.Doc.Pages) == 2 && len(texts) == 1 {
			t.Fatalf("from %.0f one line is left alone: %q", y, texts)
		}
	}
}
