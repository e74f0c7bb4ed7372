package reports

import (
	"countyline/reports/page"
)

// servicingMax is how many providers paper lists, about 40 pages.
const servicingMax = 1500

// servicing lists the providers that count.
func (p *paper) servicing() {
	p.flow.Title("Servicing providers", "Providers that count in at least one cell, each once for every specialty and place.")
	t := &page.Table{
		Title: "Servicing providers", Tight: true, Columns: []page.Column{
			{Title: "NPI", Width: 58},
			{Title: "Name", Width: 132},
			{Title: "Specialty", Width: 112},
			{Title: "Place", Width: 76},
			{Title: "Status", Width: 44},
			{Title: "Place\nfound by", Width: 44},
			{Title: "Counties", Width: 38, Align: page.AlignRight},
		},
		Empty: "Providers that count would be here; none does.",
	}
	rows := p.Servicing[:min(len(p.Servicing), servicingMax)]
	for _, s := range rows {
		t.Rows = append(t.Rows, page.Row{Cells: []page.Cell{
			page.Name(s.NPI), page.Txt(s.Name), page.Txt(s.Specialty), page.Txt(s.Place), page.Txt(s.Status),
			page.Txt(s.Quality), page.Txt(Count(s.Counties)),
		}})
	}
	if p.Estimate {
		t.Foot = p.foot()
	}
	p.flow.Table(t)
	if n := len(p.Servicing) - len(rows); n > 0 {
		p.shortened("The first " + Count(len(rows)) + " of " + Count(len(p.Servicing)) + " lines are printed; the workbook lists them all.")
	}
}
