package app

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"countyline/data"
	"countyline/data/sqlite"
	"countyline/reports"
	"countyline/reports/page"
)

// FilingFacts are what a person states when a filing is made.
type FilingFacts struct {
	ProductID string // empty for the newest product
	Title     string
	Number    string // as printed; unique within the product
	Due       string // YYYY-MM-DD; empty when unknown
	Frozen    string // YYYY-MM-DD: the day printed as that of the freeze
	Note      string // for the team; not printed
	Covers    FilingCovers
}

// FilingCovers is what a proposed filing is of: the whole service area on the filing basis.
type FilingCovers struct{ Counties, Applied int } // counties in all, and of them those applied for

// PagesName is the document of a filing that holds its laid-out pages for the preview; it is never handed out.
const PagesName = "filing.pages"

// PaperName is the document of a filing that is printed.
const PaperName = "filing.pdf"

// ProposeFiling fills in the facts of a product's next filing as of a day (YYYY-MM-DD); the empty product is the newest.
func (w *Workspace) ProposeFiling(ctx context.Context, productID, today string) (FilingFacts, error) {
	p, err := w.product(ctx, productID)
	if err != nil {
		return FilingFacts{}, err
	}
	area, err := w.ServiceArea(ctx, p.product.ID)
	if err != nil {
		return FilingFacts{}, err
	}
	ref, err := w.counties(ctx)
	if err != nil {
		return FilingFacts{}, err
	}
	number, err := w.proposeNumber(ctx, p.product)
	covers := covered(area, ref)
	return FilingFacts{
		ProductID: p.product.ID,
		Title:     covers.title(p.product.Filing), Number: number,
		Due: p.product.FilingDue, Frozen: today, Covers: covers,
	}, err
}

// covered counts the counties of a service area: the two rows of Los Angeles are one.
func covered(area []data.ServiceCounty, ref *data.Reference) FilingCovers {
	fips := map[string]string{}
	for i := range ref.Counties {
		c := &ref.Counties[i]
		fips[c.Key()] = cmp.Or(c.FIPS, c.Key())
	}
	all, applied := map[string]bool{}, map[string]bool{}
	for _, c := range area {
		key := cmp.Or(fips[c.County], c.County)
		all[key] = true
		if c.Filing != data.Operating {
			applied[key] = true
		}
	}
	return FilingCovers{len(all), len(applied)}
}

// title names a filing after its kind and what it covers.
func (c FilingCovers) title(kind data.FilingKind) string {
	counties := fmt.Sprintf("%s %s", Count(c.Counties), either(c.Counties, "county", "counties"))
	switch {
	case kind == data.Initial:
		return "Initial application, " + counties
	case kind == data.Expansion && c.Applied > 0:
		return fmt.Sprintf("Service area, %s, with %s applied for", counties, Count(c.Applied))
	}
	return "Network review, " + counties
}

// CreateFiling assesses the product as its records stand on the filing basis, prints every document and keeps them: a
// filing never changes again. When it fails or is stopped, nothing is kept.
func (w *Workspace) CreateFiling(ctx context.Context, facts FilingFacts) (data.Filing, error) {
	p, err := w.product(ctx, facts.ProductID)
	if err != nil {
		return data.Filing{}, err
	}
	if facts, err = w.checkFacts(ctx, p.product.ID, facts); err != nil {
		return data.Filing{}, err
	}
	audit, err := w.AuditProduct(ctx, p.product.ID, facts.Frozen)
	if err != nil {
		return data.Filing{}, err
	}
	audit.cover.Number, audit.cover.Due = facts.Number, facts.Due
	box, err := newOutbox(filepath.Join(w.db.Dir(), "documents"))
	if err != nil {
		return data.Filing{}, err
	}
	defer box.discard()
	files, err := w.print(ctx, audit, box)
	if err != nil {
		return data.Filing{}, err
	}
	w.progress("Saving the filing", 0, 0)
	return w.db.SaveFiling(ctx, data.Filing{
		ProductID: p.product.ID, Plan: p.plan.Name, Year: p.product.ContractYear, Number: facts.Number, Title: facts.Title, Basis: FilingBasis.String(), AsOf: facts.Frozen,
		Kind: p.product.Filing, Due: facts.Due, Figures: audit.figures(), CheckCode: audit.CheckCode, Version: Version, Note: facts.Note,
	}, files)
}

// checkFacts refuses what could not be printed.
func (w *Workspace) checkFacts(ctx context.Context, productID string, f FilingFacts) (FilingFacts, error) {
	f.Title, f.Number, f.Note = strings.TrimSpace(f.Title), strings.TrimSpace(f.Number), strings.TrimSpace(f.Note)
	f.Due, f.Frozen = strings.TrimSpace(f.Due), strings.TrimSpace(f.Frozen)
	switch {
	case f.Title == "":
		return f, &data.Error{Code: "no_title", Message: "A filing needs a title; write one and create it again. Nothing was changed."}
	case f.Number == "":
		return f, &data.Error{Code: "no_number", Message: "A filing needs a number, which is printed on every page; write one and create it again. Nothing was changed."}
	case !IsDay(f.Frozen):
		return f, &data.Error{Code: "bad_date", Message: fmt.Sprintf("%q is not a day; write the day of the freeze as in 2027-01-30. Nothing was changed.", f.Frozen)}
	case f.Due != "" && !IsDay(f.Due):
		return f, &data.Error{Code: "bad_date", Message: fmt.Sprintf("%q is not a day; write the day the filing is due as in 2027-02-10, or leave it empty. Nothing was changed.", f.Due)}
	}
	present, err := w.db.Filings(ctx, productID)
	for _, other := range present {
		if strings.EqualFold(other.Number, f.Number) {
			return f, &data.Error{Code: "number_taken", Message: fmt.Sprintf("The filing %q has the number %s already; choose another number. Nothing was changed.", other.Title, other.Number)}
		}
	}
	return f, err
}

// IsDay says whether a text is a day as YYYY-MM-DD.
func IsDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// figures are the counts of an audit as a filing keeps them.
func (a *Audit) figures() data.FilingFigures {
	t := a.Assessment.Tally()
	return data.FilingFigures{
		Counties: a.Assessment.CountyCount(), Specialties: len(a.Assessment.Specialties),
		Cells: t.Cells, Failing: t.Fail(), Fixable: t.Fixable, Structural: t.Structural,
		Estimate: a.Assessment.Estimate, RowsTaken: len(a.evidence.network), RowsAside: a.evidence.setAside(),
	}
}

// print makes all documents of a filing in the outbox; the pages are laid out once, for the PDF and for the preview.
func (w *Workspace) print(ctx context.Context, a *Audit, box *outbox) ([]sqlite.FilingFile, error) {
	w.progress("Laying out the pages", 0, 0)
	doc, fonts, err := a.pages(ctx)
	if err != nil {
		return nil, err
	}
	list := []document{
		{PaperName, func(out io.Writer) error { return page.WritePDF(doc, fonts, out) }},
		{PagesName, func(out io.Writer) error { return page.Encode(doc, out) }},
	}
	list = append(list, a.documents(ctx, []string{"csv", "xlsx", "html", "png"})...)
	slices.SortStableFunc(list, func(x, y document) int { return slices.Index(filingOrder, x.name) - slices.Index(filingOrder, y.name) })
	var files []sqlite.FilingFile
	for i, d := range list {
		w.progress("Writing "+d.name, int64(i), int64(len(list)))
		if err := box.add(ctx, d.name, d.write); err != nil {
			return nil, err
		}
		file := sqlite.FilingFile{Path: filepath.Join(box.draft, d.name)}
		switch d.name {
		case PaperName, PagesName:
			file.Pages = len(doc.Pages)
		case "adequacy.csv", "adequacy.xlsx":
			file.Rows = len(a.Assessment.Cells)
		case "rejected.csv":
			file.Rows = len(a.evidence.rejects)
		}
		files = append(files, file)
	}
	return files, nil
}

// filingOrder is the order in which a filing lists its documents.
var filingOrder = []string{PaperName, "filing.html", "adequacy.xlsx", "adequacy.csv", "map.png", "rejected.csv", PagesName}

// pages lays the filing out. It returns at once when the user stops; what still runs has nothing to change.
func (a *Audit) pages(ctx context.Context) (*page.Document, *page.Fonts, error) {
	full, err := a.filing(ctx)
	if err != nil {
		return nil, nil, err
	}
	shapes, err := a.evidence.shapes(ctx)
	if err != nil {
		return nil, nil, err
	}
	fonts, err := page.HouseFonts()
	if err != nil {
		return nil, nil, err
	}
	done := make(chan *page.Document, 1)
	go func() {
		doc, _ := reports.FilingDocument(full, shapes, fonts)
		done <- doc
	}()
	select {
	case <-ctx.Done():
		return nil, nil, cancelled(ctx.Err())
	case doc := <-done:
		return doc, fonts, nil
	}
}
