package reports

import "strconv"

// summarySheet is the page that opens first: the answer, then counties and failing specialties.
func (b *workbook) summarySheet(f *Filing) {
	s := b.addSheet(sheetLayout{name: "Summary", columns: []column{{"", 36, false}, {"", 10, false}, {"", 14, false}, {"", 14, false}, {"", 16, false}, {"", 14, false}, {"", 12, false}, {"", 12, false}, {"", 14, false}}})
	s.line(s.text(titleStyle, "Network adequacy filing"))
	s.line(s.text(noteStyle, joinDots(f.Plan, f.Product, prefixed("Contract ", f.Contract), "contract year "+yearText(f.ContractYear))))
	s.line(s.text(noteStyle, (&paper{Filing: f}).serviceArea()))
	s.line(s.text(noteStyle, joinDots(prefixed("Filing ", f.Number), prefixed("frozen ", longDate(f.Frozen)), prefixed("due to CMS ", longDate(f.Due)))))
	s.line()
	s.line(s.text(sectionStyle, f.Headline()))
	s.line(s.text(noteStyle, f.HeadlineDetail()))
	s.line(s.text(noteStyle, f.CellsExplained()))
	if f.Estimate {
		s.line(s.text(warnStyle, estimateSentence))
	}
	s.line()
	s.countyTable(f)
	s.line()
	s.specialtyTable(f)
	s.line()
	if f.ZIPGapsLeftOut > 0 {
		s.line(s.text(noteStyle, "Sheet ZIP deficiencies: "+zipsLeftOut(f)))
	}
	s.line(s.text(noteStyle, joinDots(prefixed("As of ", f.AsOf), prefixed("Standards: ", f.StandardsLine), f.NetworkLine)))
	s.line(s.text(noteStyle, joinDots(prefixed("Countyline ", f.Version), prefixed("data check code ", spacedCode(f.CheckCode)))))
	s.end(false)
}

func (s *sheet) countyTable(f *Filing) {
	s.line(s.text(sectionStyle, "By county"))
	s.heads(column{name: "County"}, column{name: "SSA"}, column{name: "Class"}, column{name: "Pending"}, figureColumn("Medicare beneficiaries"),
		figureColumn("Cells that meet"), figureColumn("Fixable"), figureColumn("Structural"), figureColumn("Do not meet"))
	names := countyNames(&f.Assessment)
	var people int64
	for i, t := range f.ByCounty() {
		n := f.Counties[i]
		people += n.Beneficiaries
		s.line(s.text(nameStyle, names[i]), s.text(textStyle, n.SSA), s.text(textStyle, n.Type), s.text(textStyle, yesNo(n.Pending)),
			s.cell(wholeStyle, n.Beneficiaries), s.cell(wholeStyle, t.Meet), s.cell(wholeStyle, t.Fixable),
			s.cell(wholeStyle, t.Structural), s.cell(wholeStyle, t.Unknown))
	}
	t, blank := f.Tally(), s.text(totalNameStyle, "")
	s.line(s.text(totalNameStyle, CountOf(f.CountyCount(), "county", "counties")), blank, blank, blank, s.cell(totalStyle, people),
		s.cell(totalStyle, t.Meet), s.cell(totalStyle, t.Fixable), s.cell(totalStyle, t.Structural), s.cell(totalStyle, t.Unknown))
}

func (s *sheet) specialtyTable(f *Filing) {
	s.line(s.text(sectionStyle, "By specialty, where any cell fails"))
	s.heads(column{name: "Specialty"}, column{name: "Code"}, figureColumn("Cells that fail"), figureColumn("Fixable"), figureColumn("Structural"),
		figureColumn("Do not meet"), column{name: "Counties that fail"})
	names := countyNames(&f.Assessment)
	gaps := f.SpecialtyGaps()
	for _, g := range gaps {
		t := f.Specialties[g.Specialty]
		s.line(s.text(nameStyle, t.Name), s.text(textStyle, t.Code), s.cell(wholeStyle, g.Tally.Fail()), s.cell(wholeStyle, g.Tally.Fixable),
			s.cell(wholeStyle, g.Tally.Structural), s.cell(wholeStyle, g.Tally.Unknown), s.text(textStyle, firstNames(pick(names, g.Counties), sheetNamesMax)))
	}
	if len(gaps) == 0 {
		s.line(s.text(noteStyle, "Every cell meets the standard."))
	}
}

// sheetNamesMax is how many counties one cell of the summary names; sheet Cells has all of them.
const sheetNamesMax = 30

func figureColumn(name string) column { return column{name: name, figure: true} }

// methodSheet says what the figures rest on.
func (b *workbook) methodSheet(f *Filing) {
	s := b.addSheet(sheetLayout{name: "Sources & method", columns: []column{{"", 24, false}, {"", 100, false}, {"", 16, false}}})
	s.line(s.text(sectionStyle, "What the figures rest on"))
	s.heads(column{name: "Input"}, column{name: "Source"}, column{name: "As of"})
	for _, in := range f.Inputs {
		s.line(s.text(nameStyle, in.Name), s.text(wrapStyle, in.Source), s.text(textStyle, ShortDate(in.AsOf)))
	}
	s.line()
	s.line(s.text(sectionStyle, "Method"))
	for i, sentence := range f.Method {
		s.line(s.text(nameStyle, strconv.Itoa(i+1)+"."), s.text(wrapStyle, sentence))
	}
	if f.ReadWithCare != "" {
		s.line(s.text(nameStyle, "Read with care"), s.text(wrapStyle, f.ReadWithCare))
	}
	if len(f.KnownToSigners) > 0 {
		s.line()
		s.line(s.text(sectionStyle, "Known to the signers"))
		for i, sentence := range f.KnownToSigners {
			s.line(s.text(nameStyle, strconv.Itoa(i+1)+"."), s.text(wrapStyle, sentence))
		}
	}
	s.end(false)
}
