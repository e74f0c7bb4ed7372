package page

// Flow lays headings, paragraphs and tables down the pages of a document. Y is the top of the next
// thing. Page furniture comes last, when the number of pages is known.
type Flow struct {
	Fonts *Fonts
	Doc   *Document
	X     float64
	Width float64
	Y     float64
}

// NewFlow starts a document without pages.
func NewFlow(doc *Document, fonts *Fonts) *Flow {
	return &Flow{Fonts: fonts, Doc: doc, X: MarginX, Width: TextWidth}
}

// NewPage starts a Letter page.
func (f *Flow) NewPage() {
	f.Doc.Pages = append(f.Doc.Pages, &Page{Width: LetterWidth, Height: LetterHeight})
	f.Y = BodyTop
}

// Page is the page being filled.
func (f *Flow) Page() *Page { return f.Doc.Pages[len(f.Doc.Pages)-1] }

// PageNumber is its number, from 1.
func (f *Flow) PageNumber() int { return len(f.Doc.Pages) }

// Draw adds operations to the page being filled.
func (f *Flow) Draw(ops ...Op) { f.Page().Add(ops...) }

// AtTop says whether nothing stands on the page yet.
func (f *Flow) AtTop() bool { return len(f.Doc.Pages) > 0 && f.Y <= BodyTop }

// Room is the height left on the page.
func (f *Flow) Room() float64 {
	if len(f.Doc.Pages) == 0 {
		return 0
	}
	return BodyBottom - f.Y
}

// Keep starts a new page unless height points are left; a block higher than a page starts where it is.
func (f *Flow) Keep(height float64) {
	if f.Room() < height && !f.AtTop() {
		f.NewPage()
	}
}

// Space leaves room above the next thing, none at the top of a page.
func (f *Flow) Space(height float64) {
	if !f.AtTop() {
		f.Y += height
	}
}

// Title starts a part of the document on a new page, with a bookmark.
func (f *Flow) Title(title, subtitle string) {
	f.NewPage()
	f.bookmark(title, 0)
	f.lines(f.Fonts.Fit(Plain(title, TitleStyle), f.Width, 2), TitleStyle.Size, TitleLead)
	if subtitle != "" {
		f.Y += 3
		f.lines(f.Fonts.Wrap(Plain(subtitle, SubtitleStyle), f.Width), SubtitleStyle.Size, SubtitleLead)
	}
	f.Y += 5
}

// headingKeep is the least room below a heading: a paragraph of three lines, which cannot break.
const headingKeep = 3 * BodyLead

// Section writes a section heading that keeps height points below it on its page.
func (f *Flow) Section(title string, keep float64) {
	f.Keep(12 + SectionLead + 5 + max(keep, headingKeep))
	f.Space(12)
	f.bookmark(title, 1)
	f.lines(f.Fonts.Fit(Plain(title, SectionStyle), f.Width, 2), SectionStyle.Size, SectionLead)
	f.Y += 5
}

// H3 writes a small heading that keeps height points below it on its page.
func (f *Flow) H3(title string, keep float64) {
	f.Keep(13 + H3Lead + 3 + max(keep, headingKeep))
	f.Space(13)
	f.lines(f.Fonts.Fit(Plain(title, H3Style), f.Width, 2), H3Style.Size, H3Lead)
	f.Y += 3
}

// Para writes a paragraph; no line of it stands alone at a page's end or beginning.
func (f *Flow) Para(runs []Run, size, lead float64) {
	f.paragraph(f.Fonts.Wrap(runs, f.Width), 0, size, lead)
}

// Item writes a numbered or marked entry, its text indented by indent points.
func (f *Flow) Item(mark string, runs []Run, indent, lead float64) {
	if len(runs) == 0 {
		return
	}
	style := runs[0].Style
	lines := f.Fonts.Wrap(runs, f.Width-indent)
	f.Keep(lead * float64(min(len(lines), 3)))
	f.Draw(f.Fonts.Right(f.X+indent-4, Baseline(f.Y, style.Size, lead), mark, style))
	f.paragraph(lines, indent, style.Size, lead)
}

func (f *Flow) paragraph(lines []Line, indent, size, lead float64) {
	for i, line := range lines {
		left := len(lines) - i
		switch {
		case i == 0 && left == 3: // nowhere to break it
			f.Keep(3 * lead)
		case i == 0:
			f.Keep(lead * float64(min(left, 2)))
		case left == 2 && i != 1: // the last two go together
			f.Keep(2 * lead)
		default:
			f.Keep(lead)
		}
		f.Draw(line.Ops(f.X+indent, Baseline(f.Y, size, lead))...)
		f.Y += lead
	}
}

func (f *Flow) lines(lines []Line, size, lead float64) {
	for _, line := range lines {
		f.Draw(line.Ops(f.X, Baseline(f.Y, size, lead))...)
		f.Y += lead
	}
}

func (f *Flow) bookmark(title string, level int) {
	f.Doc.Outline = append(f.Doc.Outline, Bookmark{Title: title, Level: level, Page: len(f.Doc.Pages) - 1, Y: f.Y})
}
