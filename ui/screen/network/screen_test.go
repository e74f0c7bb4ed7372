package network

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"countyline/app"
	"countyline/data"
	"countyline/ui/desk"
	"countyline/ui/desk/desktest"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

func TestTheThreeListsShowTheNetworkAndTheirFilesAtTheFoot(t *testing.T) {
	b := open(t, theme.Light, 912, 852)
	for i, want := range []int{len(b.list.Providers), len(b.list.Practices), len(b.list.Locations)} {
		test.TapAt(b.segments, fyne.NewPos(b.segments.Size().Width*(float32(i)+0.5)/3, 10))
		if got := b.tab().table.Counts().Shown; b.at != i || got != want || want == 0 {
			t.Errorf("tab %d shows %d rows, want %d", b.at, got, want)
		}
	}
	if len(b.Host.Went) != 2 {
		t.Errorf("the steps of the history are %v", b.Host.Went)
	}
}

func TestRowsAreFoundAsOneTypesAndReachedByTheKeyboard(t *testing.T) {
	b := open(t, theme.Light, 912, 852)
	b.focusSearch()
	b.Write("cardiology greenville")
	shown := b.tab().table.Shown()
	if len(shown) == 0 || len(shown) == len(b.list.Providers) {
		t.Fatalf("%d rows show", len(shown))
	}
	for _, row := range shown {
		p := b.list.Providers[row]
		if !strings.Contains(join(b.names(p.Specialties)), "Cardiology") || !strings.Contains(join(p.Cities), "Greenville") {
			t.Errorf("%+v shows", p)
		}
	}
	b.Press(fyne.KeyDown, fyne.KeyDown)
	if row := b.tab().table.Current(); row != shown[0] || b.Host.Title != b.list.Providers[row].Name {
		t.Errorf("row %d is current, the pane shows %q", row, b.Host.Title)
	}
	b.Press(fyne.KeyEscape)
	if b.bar.search.Text() != "" || b.tab().table.Counts().Shown != len(b.list.Providers) {
		t.Error("Esc does not clear the filter")
	}
}

func TestStatusSpecialtyAndCountyFilterTogether(t *testing.T) {
	b := open(t, theme.Light, 912, 852)
	b.chooseStatus(1 + slices.Index(app.Statuses(), data.Prospect))
	b.chooseSpecialty(1 + slices.Index(b.bar.codes, "008"))
	b.chooseCounty(1 + slices.Index(b.bar.counties, "Washington County, MS"))
	want := 0
	for _, p := range b.list.Providers {
		if p.Participations[data.Prospect] > 0 && slices.Contains(p.Specialties, "008") && slices.Contains(p.Counties, "Washington County, MS") {
			want++
		}
	}
	if got := b.tab().table.Counts().Shown; got != want {
		t.Errorf("%d rows show, want %d", got, want)
	}
	b.clearFilters()
	if b.tab().table.Counts().Shown != len(b.list.Providers) || b.bar.status.Chosen() != 0 {
		t.Error("the filters do not go")
	}
}

func TestTheDetailLeadsToTheCellsInWhichAProviderCounts(t *testing.T) {
	b := open(t, theme.Light, 912, 852)
	row := slices.IndexFunc(b.list.Providers, func(p app.Provider) bool {
		return p.Participations[data.Active] > 0 && slices.Contains(p.Specialties, "008")
	})
	b.tab().table.Select(b.list.Providers[row].NPI.String())
	b.showDetail()
	b.Settle()
	links := desktest.All[*kit.Link](b.Host.Detail)
	test.Tap(links[len(links)-1])
	if len(b.Host.Went) != 1 || b.Host.Went[0].Screen != desk.Adequacy || b.Host.Went[0].Specialty != "008" || b.Host.Went[0].County == "" {
		t.Errorf("led to %+v", b.Host.Went)
	}
}

func TestARecordThatCountsNowhereSaysWhy(t *testing.T) {
	b := open(t, theme.Light, 912, 852)
	says := func(want string, is func(app.Provider) bool) {
		t.Helper()
		row := slices.IndexFunc(b.list.Providers, is)
		if row < 0 {
			t.Fatalf("the sample has nobody of whom to say %q", want)
		}
		b.tab().table.Select(b.list.Providers[row].NPI.String())
		b.showDetail()
		b.Settle()
		for _, p := range desktest.All[*kit.Paragraph](b.Host.Detail) {
			if p.Text() == want {
				return
			}
		}
		t.Errorf("does not say %q", want)
	}
	says("In no cell: prospects do not count on the filing basis.", func(p app.Provider) bool {
		return p.Participations.Furthest() == data.Prospect
	})
	for want, is := range map[string]func(*data.Participation) bool{
		"it is beyond the time and distance limits of every county where it could count.": func(p *data.Participation) bool { return p.Status == data.Active },
		"its specialty is not one that is judged.":                                        func(p *data.Participation) bool { return p.Specialty == "" },
	} {
		if got := (&cells{is: is}).nowhere(b.desk.Figures()); got != "In no cell: "+want {
			t.Errorf("says %q, want %q", got, want)
		}
	}
}

func TestAPastedListFiltersAndSaysWhatIsMissing(t *testing.T) {
	b := open(t, theme.Light, 912, 852)
	b.pasteList()
	b.Write(b.list.Providers[3].NPI.String() + ";" + b.list.Providers[7].NPI.String() + " 1003000126")
	b.Tap("Show these rows")
	if got := b.tab().table.Counts().Shown; got != 2 {
		t.Errorf("%d rows show", got)
	}
	if got := listWords(b.tab().table.Listed()); got != "Pasted list: 2 of 3 found, 2 rows. Not found: 1003000126." || !b.note.box.Visible() {
		t.Errorf("says %q", got)
	}
	b.dropList()
	if b.note.box.Visible() || b.tab().table.Counts().Shown != len(b.list.Providers) {
		t.Error("the list does not go")
	}
}

func TestSeveralNPIsInTheSearchFieldAreAList(t *testing.T) {
	b := open(t, theme.Light, 912, 852)
	var npis []string
	for _, i := range []int{3, 7, 40} {
		npis = append(npis, b.list.Providers[i].NPI.String())
	}
	for _, between := range []string{" ", ", ", ";", "\n"} {
		b.clearFilters()
		b.focusSearch()
		fyne.CurrentApp().Clipboard().SetContent(strings.Join(npis, between))
		b.Window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{Clipboard: fyne.CurrentApp().Clipboard()})
		if got := b.tab().table.Counts().Shown; got != 3 || !b.note.box.Visible() || !strings.HasPrefix(b.note.said, "3 of 3 found") {
			t.Errorf("with %q between, %d rows show: %q", between, got, b.note.said)
		}
	}
	b.dropList()
	if b.note.box.Visible() || b.bar.search.Text() != "" || b.tab().table.Counts().Shown != len(b.list.Providers) {
		t.Error("the list does not go")
	}
}

func TestATinyWindowStillNamesTheScreen(t *testing.T) {
	b := open(t, theme.Light, 444, 302) // what is left of 500 by 350
	test.LaidOutObjects(b.head)         // as wide as it has to be
	title := desktest.All[*kit.Text](b.head)[0]
	if end := title.Position().X + title.MinSize().Width; end > b.segments.Position().X || b.add[0].Visible() || !b.add[1].Visible() {
		t.Errorf("the title ends at %v, the tabs begin at %v", end, b.segments.Position().X)
	}
	b.Window.Resize(fyne.NewSize(912, 852))
	if !b.add[0].Visible() || b.add[1].Visible() {
		t.Error("the word does not come back")
	}
	b.Window.Resize(fyne.NewSize(120, 90))
	b.Window.Canvas().Capture()
}

func TestTheButtonForAListSaysSoWhereThereIsRoom(t *testing.T) {
	b := open(t, theme.Light, 1272, 852)
	if !b.bar.paste[0].Visible() || b.bar.paste[0].Words() != "Paste a list" || b.bar.paste[1].Visible() {
		t.Error("in a wide window, it is an icon")
	}
	b.Window.Resize(fyne.NewSize(912, 852))
	if b.bar.paste[0].Visible() || !b.bar.paste[1].Visible() {
		t.Error("beside the detail, it is no icon")
	}
}

func TestViewsAreSavedAppliedRenamedAndDeletedWithAWayBack(t *testing.T) {
	b := open(t, theme.Light, 912, 852)
	b.chooseStatus(2)
	b.tab().table.ShowColumn("zips", true)
	b.saveView()
	b.Write("Letters")
	b.Press(fyne.KeyReturn)
	if got := b.viewWords(); got != "Letters" || len(b.tab().views) != 1 {
		t.Fatalf("the view is %q of %v", got, b.tab().views)
	}
	b.apply(data.SavedView{})
	if b.viewWords() != "All rows" || b.tab().choice != (choice{}) {
		t.Errorf("as it opens is %q", b.viewWords())
	}
	b.apply(b.tab().views[0])
	if b.tab().choice.Status != "LOI" || !strings.Contains(b.tab().table.View().Columns, "zips") {
		t.Errorf("applied as %+v", b.tab().looks())
	}
	b.chooseStatus(0)
	if b.viewWords() != "Letters *" {
		t.Errorf("a changed view is %q", b.viewWords())
	}
	b.renameView(b.tab().views[0])
	b.Press(fyne.KeyEnd)
	b.Write(" of intent")
	b.Press(fyne.KeyReturn)
	if b.tab().views[0].Name != "Letters of intent" {
		t.Errorf("renamed to %q", b.tab().views[0].Name)
	}
	b.deleteView(b.tab().views[0])
	b.Settle()
	if len(b.tab().views) != 0 {
		t.Error("the view is still there")
	}
	b.Host.Undo()
	b.Settle()
	if len(b.tab().views) != 1 {
		t.Error("undo does not bring the view back")
	}
}

func TestTheWayBackRestoresTabFilterSortScrollAndSelection(t *testing.T) {
	b := open(t, theme.Light, 912, 852)
	b.chooseTab(practices)
	b.tab().table.SetFilter("family")
	b.chooseStatus(1 + slices.Index(app.Statuses(), data.Active))
	b.focusTable()
	b.Press(fyne.KeyUp, fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn, fyne.KeyDown, fyne.KeyEnd)
	kept, rows := b.Place(), b.tab().table.Shown()
	if kept.Sort != "providers" || kept.Record == "" || kept.Tab != "practices" || kept.Filter != "family" || kept.Y == 0 {
		t.Fatalf("the place is %+v", kept)
	}
	b.Open(desk.Place{Screen: desk.Network})
	b.Settle()
	b.Open(kept)
	b.Settle()
	if b.Place() != kept || !slices.Equal(b.tab().table.Shown(), rows) {
		t.Errorf("back at %+v, want %+v", b.Place(), kept)
	}
}

func TestAPlaceOpenedBeforeTheNetworkIsReadWaitsForIt(t *testing.T) {
	b := open(t, theme.Light, 912, 852)
	npi := b.list.Providers[40].NPI.String()
	other := at(t, b.desk.Workspace, theme.Light, 912, 852)
	other.list = nil
	other.Open(desk.Place{Screen: desk.Network, Record: npi})
	if other.Place().Record != npi {
		t.Error("the place is forgotten while the network is read")
	}
	other.load()
	other.Settle()
	if other.tab().table.CurrentKey() != npi {
		t.Error("the record is not selected once the network is read")
	}
}

func TestCopyTakesAllThatShowsAndDefusesFormulas(t *testing.T) {
	b := open(t, theme.Light, 912, 852)
	b.tab().table.SetFilter("cardiology")
	b.copyRows()
	text := fyne.CurrentApp().Clipboard().Content()
	if got := strings.Count(text, "\n"); got != b.tab().table.Counts().Shown+1 {
		t.Errorf("%d lines for %d rows", got, b.tab().table.Counts().Shown)
	}
	b.tab().table.CSV([]string{"Name"}, nil)
	if got := b.tab().table.CSV([]string{"Name"}, [][]string{{"=1+1"}}); strings.Contains(got, "\n=1") {
		t.Errorf("a formula is copied as %q", got)
	}
}

func TestAWorkspaceWithoutANetworkTeaches(t *testing.T) {
	w, err := app.CreateWorkspace(t.Context(), t.TempDir()+"/plan", func(string, int64, int64) {})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	b := bare(t, w)
	empty := b.tab().table.Empty.(*kit.Empty)
	if !empty.Visible() {
		t.Fatal("the empty table does not teach")
	}
	test.Tap(empty.Button())
	if len(b.Host.Went) != 1 || b.Host.Went[0].Screen != desk.Imports {
		t.Errorf("led to %+v", b.Host.Went)
	}
}

func TestThePaletteDoesThingsHereFromAnywhere(t *testing.T) {
	b := open(t, theme.Light, 912, 852)
	b.saveView()
	b.Write("All of them")
	b.Press(fyne.KeyReturn)
	var words []string
	for _, c := range b.Commands() {
		words = append(words, c.Words)
	}
	for _, want := range []string{"Filter the network", "Add a provider", "Show practices", "Show All of them"} {
		if !slices.Contains(words, want) {
			t.Errorf("%q is not offered in %v", want, words)
		}
	}
	other := New(b.desk)
	b.Host.Here = other
	other.Commands()[3].Do()
	b.Settle()
	if b.Host.Title != "Add a provider" {
		t.Errorf("a command before the network was read leads to %q", b.Host.Title)
	}
}

func TestACountyAndASpecialtyOfAnotherScreenFilter(t *testing.T) {
	b := open(t, theme.Light, 912, 852)
	county := b.desk.Figures().Counties[0]
	b.Open(desk.Place{Screen: desk.Network, County: county.Key, Specialty: "008"})
	if got := b.tab().choice; !strings.HasPrefix(got.County, county.Name) || got.Specialty != "008" || b.bar.county.Chosen() == 0 {
		t.Errorf("filters by %+v", got)
	}
}
