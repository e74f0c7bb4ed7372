package choropleth

import (
	"bytes"
	"math"
	"sync"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/paulmach/orb"
	"pgregory.net/rapid"

	"countyline/ui/theme"
)

func TestTheCountyUnderAPixelIsTheOneThatTheAtlasLocates(t *testing.T) {
	m, _, _ := window(t, mississippi(), 700, 760)
	compared := 0
	rapid.Check(t, func(t *rapid.T) {
		p := orb.Point{rapid.Float64Range(-91.5, -88.2).Draw(t, "lon"), rapid.Float64Range(30.3, 35).Draw(t, "lat")}
		pos := m.PositionOf(p)
		got := m.CountyAt(pos)
		for _, d := range []fyne.Delta{{DX: 1.5}, {DX: -1.5}, {DY: 1.5}, {DY: -1.5}} { // a border may fall on either side of a pixel
			if m.CountyAt(pos.AddXY(d.DX, d.DY)) != got {
				return
			}
		}
		want, inside := atlas().Locate(p[1], p[0])
		if !inside {
			want = ""
		}
		if got != want {
			t.Fatalf("at %v the map has %q and the atlas %q", p, got, want)
		}
		compared++
	})
	if least := map[bool]int{false: 50, true: 5}[testing.Short()]; compared < least {
		t.Errorf("only %d places were compared", compared)
	}
}

func TestZoomingKeepsThePlaceUnderThePointer(t *testing.T) {
	m, q, _ := window(t, mississippi(), 700, 760)
	rapid.Check(t, func(t *rapid.T) {
		m.Fit()
		q.settle()
		middle := fyne.NewPos(rapid.Float32Range(200, 500).Draw(t, "x"), rapid.Float32Range(200, 500).Draw(t, "y"))
		for range rapid.IntRange(1, 3).Draw(t, "steps") {
			before := m.view.at(middle, m.size)
			e := &fyne.ScrollEvent{Scrolled: fyne.Delta{DY: rapid.Float32Range(-20, 60).Draw(t, "wheel")}}
			e.Position = middle
			m.Scrolled(e)
			if rapid.Bool().Draw(t, "drawn") {
				q.settle()
			}
			after := m.view.at(middle, m.size)
			if off := math.Hypot(after[0]-before[0], after[1]-before[1]) * m.view.zoom; off > 0.01 {
				t.Fatalf("the place moved by %.2f pixels", off)
			}
			if img := m.parts.image; m.sheet.perMile != m.view.zoom { // the old picture stands in, stretched
				at := m.view.spot(m.sheet.corner, m.size)
				if math.Abs(float64(at.X-img.Position().X)) > 1 || math.Abs(float64(img.Size().Width)-float64(m.sheet.width)*m.view.zoom/m.sheet.perMile) > 1 {
					t.Fatalf("the picture lies at %v and should at %v", img.Position(), at)
				}
			}
		}
	})
}

func TestRecolouringEqualsDrawingAnewPixelForPixel(t *testing.T) {
	m, q, _ := window(t, mississippi(), 420, 460)
	m.SetLayers(someLayers())
	q.settle()
	sheet := m.sheet
	rapid.Check(t, func(t *rapid.T) {
		m.SetFacts(factsFor(m.ground, rapid.IntRange(0, 4).Draw(t, "turn")))
		var shown Shown
		shown[rapid.IntRange(0, 5).Draw(t, "class")] = rapid.Bool().Draw(t, "filter")
		m.Highlight(shown)
		q.settle()
		if m.sheet != sheet {
			t.Fatal("recolouring made a new sheet")
		}
		j := job{look: m.look, frame: sheet.frame}
		j.do()
		if !bytes.Equal(j.picture.Pix, m.picture.Pix) {
			t.Fatal("the pictures differ")
		}
	})
}

func TestAResultThatCameTooLateIsDropped(t *testing.T) {
	m, q, _ := window(t, mississippi(), 420, 460)
	m.Select("28083")
	late := q.jobs[0]
	q.jobs = nil
	other := NewGround(atlas().Shapes(), servedIn("AL"))
	m.SetGround(other, nil)
	q.settle()
	picture := m.picture
	late()
	if m.picture != picture || m.ground != other {
		t.Error("the picture of the ground before came in after that of the new one")
	}
	if got := m.CountyAt(m.PositionOf(orb.Point{-86.8, 33.5})); got != "01073" {
		t.Errorf("under the pointer is %q", got)
	}
}

func TestWhatChangesWhileAPictureIsMadeIsDrawnNext(t *testing.T) {
	m, q, _ := window(t, mississippi(), 420, 460)
	m.SetFacts(factsFor(m.ground, 1))
	m.SetFacts(factsFor(m.ground, 2))
	m.SetFacts(factsFor(m.ground, 3))
	if len(q.jobs) != 1 {
		t.Fatalf("%d jobs at once", len(q.jobs))
	}
	q.settle()
	j := job{look: m.look, frame: m.sheet.frame}
	j.do()
	if !bytes.Equal(j.picture.Pix, m.picture.Pix) {
		t.Error("the last change is not on the map")
	}
}

func TestDraggingMovesThePictureAndDrawsAnewOnlyNearItsEdge(t *testing.T) {
	m, q, w := window(t, mississippi(), 420, 460)
	m.Zoom(4)
	q.settle()
	at, place := m.parts.image.Position(), m.view.at(fyne.NewPos(200, 200), m.size)
	test.Drag(w.Canvas(), fyne.NewPos(200, 200), 40, -25)
	if got := m.parts.image.Position(); got != at.AddXY(40, -25) {
		t.Errorf("the picture went from %v to %v", at, got)
	}
	if got := m.view.at(fyne.NewPos(240, 175), m.size); math.Hypot(got[0]-place[0], got[1]-place[1]) > 1e-6 {
		t.Errorf("the place went from %v to %v", place, got)
	}
	if len(q.jobs) != 0 {
		t.Error("a new sheet was asked for although the old one has room")
	}
	test.Drag(w.Canvas(), fyne.NewPos(200, 200), 120, 0)
	if len(q.jobs) != 1 {
		t.Error("no new sheet was asked for at the edge of the old one")
	}
	q.settle()
	if !m.covered() {
		t.Error("the new sheet does not cover the view")
	}
}

func TestAClickSelectsAndASecondClickOpens(t *testing.T) {
	m, q, w := window(t, mississippi(), 700, 760)
	var selected, opened []string
	m.OnSelect = func(f string) { selected = append(selected, f) }
	m.OnOpen = func(f string) { opened = append(opened, f) }
	pos := m.PositionOf(greenwood)
	test.TapCanvas(w.Canvas(), pos)
	q.settle()
	test.TapCanvas(w.Canvas(), pos)
	if len(selected) != 1 || selected[0] != "28083" || len(opened) != 1 || opened[0] != "28083" {
		t.Errorf("selected %q, opened %q", selected, opened)
	}
	test.TapCanvas(w.Canvas(), m.PositionOf(orb.Point{-92.4, 34.7})) // Little Rock
	if m.Selected() != "28083" {
		t.Error("a click into a neighbouring state changed the selection")
	}
}

func TestTheKeyboardReachesEveryCounty(t *testing.T) {
	m, q, w := window(t, mississippi(), 700, 760)
	var opened string
	m.OnOpen = func(f string) { opened = f }
	w.Canvas().FocusNext()
	if w.Canvas().Focused() != m || m.parts.ring.Hidden {
		t.Fatal("Tab does not show its ring on the map")
	}
	press := func(k fyne.KeyName) { m.TypedKey(&fyne.KeyEvent{Name: k}); q.settle() }
	seen := map[string]bool{}
	press(fyne.KeyRight)
	queue := []string{m.Selected()}
	for len(queue) > 0 {
		from := queue[0]
		queue = queue[1:]
		seen[from] = true
		for _, k := range []fyne.KeyName{fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown} {
			m.Select(from)
			q.settle()
			press(k)
			if to := m.Selected(); !seen[to] {
				seen[to] = true
				queue = append(queue, to)
			}
		}
	}
	if want := len(servedIn("MS")); len(seen) != want {
		t.Errorf("arrows reach %d of %d counties", len(seen), want)
	}
	press(fyne.KeyReturn)
	if opened != m.Selected() {
		t.Errorf("Enter opened %q", opened)
	}
	press(fyne.KeyEscape)
	if m.Selected() != "" {
		t.Error("Escape did not deselect")
	}
}

func TestKeysZoomAndArrowsGoTheWayTheyPoint(t *testing.T) {
	m, q, w := window(t, mississippi(), 700, 760)
	w.Canvas().Focus(m)
	test.Type(m, "++-")
	q.settle()
	if got := m.Zoomed(); math.Abs(got-1.5) > 0.01 {
		t.Errorf("two steps nearer and one away is %.2f", got)
	}
	test.Type(m, "0")
	if _, zoom := m.View(); zoom != 0 {
		t.Error("0 does not show all")
	}
	m.Select("28083")
	from := m.ground.counties[m.selected].pole
	m.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if to := m.ground.counties[m.selected].pole; to[1] >= from[1] {
		t.Error("Down went north")
	}
}

func TestThePointerTellsTheCountyAndItsNote(t *testing.T) {
	m, _, w := window(t, mississippi(), 700, 760)
	test.MoveMouse(w.Canvas(), m.PositionOf(greenwood))
	if r := m.parts; r.card.Hidden || r.name.Text != "Leflore, MS" || r.note.Text != "Cardiology 64.2%, fails, fixable" {
		t.Errorf("the pointer tells %q, %q", r.name.Text, r.note.Text)
	}
	if m.Cursor() != desktop.PointerCursor {
		t.Error("the pointer does not show that the county can be clicked")
	}
	test.MoveMouse(w.Canvas(), m.PositionOf(orb.Point{-92, 33}))
	if !m.parts.card.Hidden {
		t.Error("the words stay over the neighbouring state")
	}
}

func TestAPlaceOfTheMapIsRestored(t *testing.T) {
	m, q, _ := window(t, mississippi(), 700, 760)
	m.Zoom(3)
	drag := &fyne.DragEvent{Dragged: fyne.Delta{DX: 30, DY: 12}}
	m.Dragged(drag)
	middle, zoom := m.View()
	want := m.view
	m.Fit()
	q.settle()
	m.SetView(middle, zoom)
	if math.Hypot(m.view.mid[0]-want.mid[0], m.view.mid[1]-want.mid[1]) > 0.01 || m.view.zoom != want.zoom {
		t.Errorf("the view came back as %v, was %v", m.view, want)
	}
}

func TestAFinerScreenGetsAFinerPicture(t *testing.T) {
	m, q, w := window(t, mississippi(), 420, 460)
	w.Canvas().(interface{ SetScale(float32) }).SetScale(2)
	w.Resize(fyne.NewSize(400, 440))
	q.settle()
	if m.sheet.ratio != 2 || m.sheet.width != 2*(400+2*margin) {
		t.Errorf("%v pixels per unit, %d wide", m.sheet.ratio, m.sheet.width)
	}
	if got := m.CountyAt(m.PositionOf(greenwood)); got != "28083" {
		t.Errorf("under the pointer is %q", got)
	}
}

func TestJobsOnOtherGoroutinesLeaveTheWidgetAlone(t *testing.T) {
	m, q, w := window(t, mississippi(), 420, 460)
	q.settle()
	posted := make(chan func(), 100)
	var atWork sync.WaitGroup
	m.Run = func(work, done func()) {
		atWork.Go(func() { work(); posted <- done })
	}
	for i := range 40 {
		switch i % 4 {
		case 0:
			test.Drag(w.Canvas(), fyne.NewPos(200, 200), 30, 10)
		case 1:
			test.Scroll(w.Canvas(), fyne.NewPos(100, 200), 0, 20)
		case 2:
			m.SetFacts(factsFor(m.ground, i))
		case 3:
			m.Select(m.CountyAt(fyne.NewPos(210, 230)))
		}
		select {
		case done := <-posted:
			done()
		default:
		}
	}
	for m.busy {
		(<-posted)()
	}
	atWork.Wait()
	if !m.covered() || m.stale != upToDate {
		t.Error("the map does not come to rest")
	}
}

func TestTheMapLooksAsAgreed(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector runs without the pictures")
	}
	m, q, w := window(t, mississippi(), 460, 560)
	m.SetLayers(someLayers())
	m.Select("28083")
	q.settle()
	test.AssertImageMatches(t, "light.png", w.Canvas().Capture())
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Dark))
	q.settle()
	test.AssertImageMatches(t, "dark.png", w.Canvas().Capture())
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Light))
	m.Highlight(Shown{5: true})
	w.Canvas().Focus(m)
	test.MoveMouse(w.Canvas(), m.PositionOf(greenwood))
	q.settle()
	test.AssertImageMatches(t, "filtered.png", w.Canvas().Capture())
}

func TestTheNationHasItsInsets(t *testing.T) {
	m, q, w := window(t, nation(), 900, 560)
	q.settle()
	if len(m.ground.insets) != 3 || len(m.ground.counties) < 3200 {
		t.Errorf("%d insets, %d counties", len(m.ground.insets), len(m.ground.counties))
	}
	test.AssertImageMatches(t, "nation.png", w.Canvas().Capture())
}

func TestASnapshotShowsTheCountiesAskedFor(t *testing.T) {
	g := mississippi()
	test.NewTempApp(t)
	img, err := Snapshot{Ground: g, Facts: factsFor(g, 0), Layers: someLayers(), Around: []string{"28083", "28015"}, Selected: "28083"}.
		Draw(fyne.NewSize(312, 280), 1, theme.Now())
	if err != nil {
		t.Fatal(err)
	}
	test.AssertImageMatches(t, "snapshot.png", img)
}

func TestACountyUnderACardIsBroughtOutWhenItIsSelected(t *testing.T) {
	m, q, _ := window(t, mississippi(), 700, 760)
	at := m.PositionOf(greenwood)
	m.SetCovered([]Box{{At: at.SubtractXY(60, 60), Size: fyne.NewSize(120, 120)}})
	m.Select("28083")
	q.settle()
	if now := m.PositionOf(greenwood); math.Hypot(float64(now.X-at.X), float64(now.Y-at.Y)) < 60 {
		t.Errorf("it was at %v under the card and is at %v", at, now)
	}
	if got := m.CountyAt(m.PositionOf(greenwood)); got != "28083" {
		t.Errorf("under the pointer is %q", got)
	}
}

func TestChangesMadeAtOnceAreDrawnBeforeTheyReturnAndTheRoomAroundFollows(t *testing.T) {
	m, q, _ := window(t, NewGround(nil, nil), 700, 760)
	q.settle()
	m.AtOnce(func() {
		m.SetGround(mississippi(), factsFor(mississippi(), 0))
		m.SetFacts(factsFor(mississippi(), 1))
		if len(q.jobs) > 0 {
			t.Error("a job was begun in the middle of the changes")
		}
	})
	if m.sheet == nil || m.sheet.margin != 0 || len(q.jobs) != 1 {
		t.Fatalf("sheet %v, %d jobs follow", m.sheet != nil, len(q.jobs))
	}
	if m.CountyAt(m.PositionOf(orb.Point{-90.2, 32.3})) == "" {
		t.Error("Jackson is not on the map")
	}
	q.settle()
	if m.sheet.margin == 0 || !m.covered() {
		t.Error("the room around what is seen was not drawn")
	}
	m.AtOnce(func() { m.SetFacts(factsFor(mississippi(), 2)) })
	if len(q.jobs) != 1 {
		t.Errorf("%d jobs for a change of colors, which can wait", len(q.jobs))
	}
}
