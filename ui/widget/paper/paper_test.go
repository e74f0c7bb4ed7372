package paper

import (
	"fmt"
	"image"
	"math"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"

	"countyline/reports/page"
	"countyline/ui/theme"
)

// report is a document of n Letter pages with a table on each.
func report(t testing.TB, n int) (*page.Document, *page.Fonts) {
	t.Helper()
	fonts, err := page.HouseFonts()
	if err != nil {
		t.Fatal(err)
	}
	doc := &page.Document{Title: "A filing", Language: "en-US", Created: time.Date(2026, 10, 30, 0, 0, 0, 0, time.UTC)}
	flow := page.NewFlow(doc, fonts)
	for i := range n {
		flow.Title(fmt.Sprintf("Part %d", i+1), "Counties and specialties that do not meet the standard.")
		table := &page.Table{Columns: []page.Column{{Title: "County", Width: 160}, {Title: "Specialty", Width: 200}, {Title: "Result", Width: 120}}}
		for row := range 18 {
			table.Rows = append(table.Rows, page.Row{Cells: []page.Cell{
				page.Name(fmt.Sprintf("Tallahatchie %d-%d", i+1, row)), page.Txt("Oncology – Medical, Surgical"), page.Status(page.IconFixable, "Fixable"),
			}})
		}
		flow.Table(table)
	}
	doc.Furnish(fonts, page.Furniture{HeadLeft: page.Plain("Magnolia Ridge", page.SmallStyle), HeadRight: "H0000", Foot: [2]string{"As of October 30, 2026", "Filing F-2028-01"}})
	return doc, fonts
}

// shown is a paper in a window, painted at once instead of on another goroutine.
func shown(t testing.TB, pages int, size fyne.Size, v theme.Variant) (*Paper, fyne.Window) {
	t.Helper()
	a := test.NewTempApp(t)
	a.Settings().SetTheme(theme.New(v))
	doc, fonts := report(t, pages)
	p := New()
	p.Go, p.Post = func(work func()) { work() }, func(f func()) { f() }
	held := fyne.KeyModifier(0)
	p.Modifiers = func() fyne.KeyModifier { return held }
	w := test.NewTempWindow(t, p)
	w.SetPadded(false)
	w.Resize(size)
	p.SetDocument(doc, fonts)
	return p, w
}

var room = fyne.NewSize(720, 800)

func press(p *Paper, names ...fyne.KeyName) {
	for _, name := range names {
		p.TypedKey(&fyne.KeyEvent{Name: name})
	}
}

func TestPaperLooksAsItShould(t *testing.T) {
	for name, v := range map[string]theme.Variant{"light": theme.Light, "dark": theme.Dark} {
		_, w := shown(t, 3, room, v)
		test.AssertImageMatches(t, "page_"+name+".png", w.Canvas().Capture())
	}
	p, w := shown(t, 3, room, theme.Light)
	w.Canvas().Focus(p)
	p.SetZoom(Zoom{Fit: Free, Percent: 100})
	p.Find("tallahatchie 1-1")
	test.AssertImageMatches(t, "found.png", w.Canvas().Capture())
	p.SetGrey(true)
	p.Find("")
	p.SetZoom(Zoom{Fit: FitWidth})
	press(p, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown)
	test.AssertImageMatches(t, "grey_width.png", w.Canvas().Capture())
}

func TestKeysTurnPages(t *testing.T) {
	p, _ := shown(t, 5, room, theme.Light)
	for _, step := range []struct {
		key  fyne.KeyName
		want int
	}{
		{fyne.KeyPageDown, 1}, {fyne.KeyPageDown, 2}, {fyne.KeyPageUp, 1}, {fyne.KeyEnd, 4}, {fyne.KeyPageDown, 4}, {fyne.KeyHome, 0}, {fyne.KeyPageUp, 0},
	} {
		if press(p, step.key); p.Page() != step.want {
			t.Errorf("after %s the page is %d, want %d", step.key, p.Page(), step.want)
		}
	}
}

func TestEveryPageCanBeTurnedToAtEveryZoom(t *testing.T) {
	for _, zoom := range []Zoom{{Fit: FitPage}, {Fit: FitWidth}, {Fit: Free, Percent: 50}, {Fit: Free, Percent: 300}} {
		p, _ := shown(t, 6, room, theme.Light)
		p.SetZoom(zoom)
		for n := range 5 { // the last one may begin below the end of the desk
			if p.GoTo(n); p.Page() != n && zoom.Percent != 50 {
				t.Errorf("%+v: page %d shows as %d", zoom, n, p.Page())
			}
		}
		if p.GoTo(99); p.Page() != 5 {
			t.Errorf("%+v: the end is page %d", zoom, p.Page())
		}
	}
}

func TestTheWheelScrollsThroughAllPages(t *testing.T) {
	p, _ := shown(t, 4, room, theme.Light)
	seen := map[int]bool{}
	for range 100 {
		p.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -30)})
		seen[p.Page()] = true
	}
	if len(seen) != 4 || p.Page() != 3 {
		t.Errorf("the wheel passed %v and ended at %d", seen, p.Page())
	}
}

func TestZoomWithTheWheelKeepsThePointUnderThePointer(t *testing.T) {
	p, _ := shown(t, 4, room, theme.Light)
	p.Modifiers = func() fyne.KeyModifier { return fyne.KeyModifierShortcutDefault }
	at := fyne.NewPos(400, 300)
	under := func() (x, y float64) {
		n := p.desk.holding(p.y + at.Y)
		return float64((p.x + at.X - p.desk.left(n)) / p.desk.scale), float64((p.y + at.Y - p.desk.top(n)) / p.desk.scale)
	}
	p.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: at}, Scrolled: fyne.NewDelta(0, 10)})
	p.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: at}, Scrolled: fyne.NewDelta(0, 10)})
	x, y := under()
	for range 6 {
		p.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: at}, Scrolled: fyne.NewDelta(0, 10)})
		if x1, y1 := under(); math.Abs(x1-x) > 1.5 || math.Abs(y1-y) > 1.5 {
			t.Fatalf("the point moved from %.1f, %.1f to %.1f, %.1f", x, y, x1, y1)
		}
	}
	if p.Zoom().Fit != Free || p.Percent() < 120 {
		t.Errorf("the zoom is %+v, %.0f%%", p.Zoom(), p.Percent())
	}
}

func TestZoomKeysStopAtTheirEndsAndAtFullSize(t *testing.T) {
	p, _ := shown(t, 2, room, theme.Light)
	full := false
	for range 20 {
		press(p, fyne.KeyPlus)
		full = full || p.Percent() == 100
	}
	if p.Percent() != MostPercent || !full {
		t.Errorf("%.0f%%, full size passed: %v", p.Percent(), full)
	}
	for range 20 {
		press(p, fyne.KeyMinus)
	}
	if p.Percent() != LeastPercent {
		t.Errorf("%.0f%%", p.Percent())
	}
	if press(p, fyne.Key0); p.Zoom().Fit != FitPage {
		t.Errorf("0 leaves %+v", p.Zoom())
	}
}

func TestSearchFindsWhatTheLineSaysAndGoesRound(t *testing.T) {
	p, _ := shown(t, 3, room, theme.Light)
	p.Find("ONCOLOGY – medical")
	if now, all := p.Hits(); now != 1 || all != 54 {
		t.Fatalf("hit %d of %d, want 1 of 54", now, all)
	}
	p.FindNext(true)
	if now, _ := p.Hits(); now != 54 || p.Page() != 2 {
		t.Errorf("back from the first is hit %d on page %d", now, p.Page())
	}
	p.FindNext(false)
	if now, _ := p.Hits(); now != 1 || p.Page() != 0 {
		t.Errorf("on from the last is hit %d on page %d", now, p.Page())
	}
	p.GoTo(1)
	p.Find("tallahatchie")
	if now, all := p.Hits(); now != 19 || all != 54 {
		t.Errorf("a search from page 2 begins at hit %d of %d", now, all)
	}
	p.Find("no such word")
	if now, all := p.Hits(); now != 0 || all != 0 {
		t.Errorf("hit %d of %d of nothing", now, all)
	}
}

func TestAHitIsMarkedWhereItsLettersStand(t *testing.T) {
	p, _ := shown(t, 1, room, theme.Light)
	p.Find("Medical, Surgical")
	box := p.find.hits[0].boxes[0]
	var text page.Text
	for _, op := range p.doc.Pages[0].Ops {
		if s, ok := op.(page.Text); ok && strings.HasPrefix(s.S, "Oncology") {
			text = s
			break
		}
	}
	want := text.X + p.fonts.Width("Oncology – ", text.Style)
	if math.Abs(box.X+0.5-want) > 0.2 || box.Y > text.Y || box.Y+box.H < text.Y {
		t.Errorf("the box %+v is not at %.1f, %.1f", box, want, text.Y)
	}
}

func TestAnyWordOfThePagesIsFound(t *testing.T) {
	doc, fonts := report(t, 2)
	words := strings.Fields(doc.Texts())
	rapid.Check(t, func(t *rapid.T) {
		var f find
		f.start(doc, fonts)
		word := rapid.SampledFrom(words).Draw(t, "word")
		f.search(word)
		if len(f.hits) == 0 {
			t.Fatalf("%q is not found", word)
		}
		for i, h := range f.hits {
			if len(h.boxes) == 0 || i > 0 && h.page < f.hits[i-1].page {
				t.Fatalf("hit %d of %q: %+v", i, word, h)
			}
		}
	})
}

func TestOnlyPagesNearTheEyeArePainted(t *testing.T) {
	p, _ := shown(t, 200, room, theme.Light)
	if n := len(p.cache.pictures); n > 4 {
		t.Errorf("%d of 200 pages are painted at once", n)
	}
	for n := range 60 { // more than may be kept
		p.GoTo(n)
	}
	if p.cache.bytes > mostKept+8*(4*720*800) {
		t.Errorf("%d MB of pictures are kept", p.cache.bytes>>20)
	}
	kept := 0
	for _, img := range p.cache.pictures {
		kept += len(img.Pix)
	}
	if kept != p.cache.bytes || len(p.cache.order) != len(p.cache.pictures) {
		t.Errorf("%d bytes are kept, %d were counted; %d in order of %d", kept, p.cache.bytes, len(p.cache.order), len(p.cache.pictures))
	}
}

func TestAPageOfADocumentThatLeftIsDropped(t *testing.T) {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(theme.New(theme.Light))
	doc, fonts := report(t, 2)
	p := New()
	var late []func()
	p.Go, p.Post = func(work func()) { late = append(late, work) }, func(f func()) { f() }
	w := test.NewTempWindow(t, p)
	w.Resize(room)
	p.SetDocument(doc, fonts)
	if len(late) != 1 || len(p.cache.pictures) != 0 {
		t.Fatalf("%d paintings run, %d are done", len(late), len(p.cache.pictures))
	}
	other, _ := report(t, 1)
	p.SetDocument(other, fonts)
	late[0]()
	if len(p.cache.pictures) != 0 {
		t.Error("a page of the old document was kept")
	}
	for i := 1; i < len(late); i++ {
		late[i]()
	}
	if len(p.cache.pictures) != 1 {
		t.Errorf("%d pictures of one page", len(p.cache.pictures))
	}
}

func TestAPageThatCannotBePaintedIsToldAndNotTriedForEver(t *testing.T) {
	p, _ := shown(t, 1, room, theme.Light)
	told := 0
	p.OnChange = func() { told++ }
	p.SetDocument(&page.Document{Pages: []*page.Page{{Width: 1, Height: 1e6}}}, p.fonts)
	if p.Err() == nil || told == 0 {
		t.Errorf("the failure is %v, told %d times", p.Err(), told)
	}
	p.Key(&fyne.KeyEvent{Name: fyne.KeyPageDown})
}

func TestThePlaceInViewOutlivesTheWindowsSize(t *testing.T) {
	p, w := shown(t, 8, room, theme.Light)
	p.SetZoom(Zoom{Fit: FitWidth})
	p.SetView(0, 3.4)
	_, before := p.View()
	w.Resize(fyne.NewSize(500, 400))
	w.Resize(room)
	if _, after := p.View(); math.Abs(float64(after-before)) > 0.02 {
		t.Errorf("the place went from %.2f to %.2f", before, after)
	}
	if math.Abs(float64(before-3.4)) > 0.02 {
		t.Errorf("the place is %.2f", before)
	}
}

func TestGreyIsWhatAGreyPrinterShows(t *testing.T) {
	p, _ := shown(t, 1, room, theme.Light)
	p.SetGrey(true)
	img := p.cache.get(p.wanted(0))
	if img == nil {
		t.Fatal("nothing is painted")
	}
	inked := false
	for i := 0; i < len(img.Pix); i += 4 {
		if img.Pix[i] != img.Pix[i+1] || img.Pix[i+1] != img.Pix[i+2] {
			t.Fatal("there is color on a grey page")
		}
		inked = inked || img.Pix[i] < 100
	}
	if !inked {
		t.Error("the grey page is blank")
	}
}

func TestDraggingMovesThePaperAndTheScrollBar(t *testing.T) {
	p, _ := shown(t, 10, room, theme.Light)
	p.SetZoom(Zoom{Fit: Free, Percent: 150})
	at := func(x, y float32) *desktop.MouseEvent {
		return &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, y)}}
	}
	x, y := p.x, p.y
	p.MouseDown(at(300, 300))
	p.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(250, 200)}, Dragged: fyne.NewDelta(-50, -100)})
	p.MouseUp(at(250, 200))
	if p.x != x+50 || p.y != y+100 {
		t.Errorf("dragged by 50, 100 it moved by %.0f, %.0f", p.x-x, p.y-y)
	}
	p.MouseDown(at(room.Width-4, room.Height-2))
	if p.Page() != 9 {
		t.Errorf("the foot of the scroll bar is page %d", p.Page())
	}
	p.DragEnd()
}

func TestKeysThePaperDoesNotKnowGoToTheWindow(t *testing.T) {
	p, w := shown(t, 1, room, theme.Light)
	var got []fyne.KeyName
	w.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { got = append(got, e.Name) })
	test.Tap(p)
	if w.Canvas().Focused() != p {
		t.Error("a click does not focus the paper")
	}
	press(p, fyne.KeyEscape, fyne.KeyF6, fyne.KeyDown)
	if len(got) != 2 {
		t.Errorf("the window got %v", got)
	}
}

func TestScrollingALongDocumentCostsLittle(t *testing.T) {
	p, _ := shown(t, 200, room, theme.Light)
	p.Go = func(func()) {} // painting happens elsewhere
	begin := time.Now()
	const steps = 300
	for i := range steps {
		p.scrollTo(0, float32(i*97))
	}
	if each := time.Since(begin) / steps; each > 16*time.Millisecond {
		t.Errorf("a step takes %v", each)
	}
}

func TestMarkingLeavesTextReadable(t *testing.T) {
	base := image.NewRGBA(image.Rect(0, 0, 10, 10))
	for i := range base.Pix {
		base.Pix[i] = 255
	}
	copy(base.Pix[base.PixOffset(5, 5):], []byte{10, 20, 30})
	multiply(base, image.Rect(-3, -3, 99, 99), marker)
	if c := base.RGBAAt(5, 5); c.R != 10 || c.B > 30 {
		t.Errorf("ink became %v", c)
	}
	if c := base.RGBAAt(1, 1); c.R != marker.R || c.G != marker.G || c.B != marker.B {
		t.Errorf("paper became %v", c)
	}
}

func BenchmarkScrollStepOverALongDocument(b *testing.B) {
	p, _ := shown(b, 200, room, theme.Light)
	for n := range 12 { // painted before: a step moves what is there
		p.GoTo(n)
	}
	end := p.y
	for i := 0; b.Loop(); i++ {
		p.scrollTo(0, float32(i*97%int(end)))
	}
}
