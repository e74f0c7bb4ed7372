package page

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"
)

func houseFonts(t testing.TB) *Fonts {
	t.Helper()
	f, err := HouseFonts()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// longTable breaks over pages: two groups of rows with notes, and a total.
func longTable(rows int) *Table {
	t := &Table{
		Title: "Counties", Heading: SectionHeading, NoteFrom: 1, Foot: Plain("Counted once.", NoteStyle),
		Columns: []Column{{Title: "County", Width: 120}, {Title: "What\nfails", Width: 284}, {Title: "Result", Width: 100}},
	}
	for i := range rows {
		if i == 0 || i == rows/2 {
			t.Rows = append(t.Rows, Row{Kind: GroupRow, Group: "Does not meet", GroupTail: fmt.Sprintf(": %d cells", rows/2)})
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{Name(fmt.Sprintf("County %03d", i)), Txt("Neurology"), Status(IconFixable, "Fixable")}, Note: fmt.Sprintf("Cause %03d", i)})
	}
	t.Rows = append(t.Rows, Row{Kind: TotalRow, Cells: []Cell{Name("Total"), Name(""), Name(fmt.Sprint(rows))}})
	return t
}

func sampleDocument(t testing.TB, f *Fonts, rows int) *Document {
	t.Helper()
	doc := &Document{Title: "A filing", Author: "Cypress Bend", Creator: "Countyline test", Language: "en-US", Created: time.Date(2026, 1, 30, 0, 0, 0, 0, time.UTC)}
	flow := NewFlow(doc, f)
	flow.Title("Summary", "What there is to know.")
	flow.Table(longTable(rows))
	flow.H3("Known to the signers", 30)
	flow.Item("1.", Plain(strings.Repeat("A sentence of some length. ", 12), SmallStyle), 15, 12)
	flow.Para(Plain(strings.Repeat("Words that fill the page. ", 40), BodyStyle), BodyStyle.Size, BodyLead)
	doc.Furnish(f, Furniture{HeadLeft: Plain("Cypress Bend", SmallStyle), HeadRight: "H0000", Foot: [2]string{"As of today", "Filing 1"}})
	return doc
}

func pdfBytes(t testing.TB, d *Document, f *Fonts) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := WritePDF(d, f, &b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// pageTexts are the runs of one page in order.
func pageTexts(p *Page) []string {
	var list []string
	eachText(p.Ops, func(t Text) { list = append(list, t.S) })
	return list
}
