package team

import (
	"slices"
	"testing"
	"time"

	"countyline/app"
)

func TestTheShareStateIsSaidByWhatIsMostUrgent(t *testing.T) {
	wed := at(18, 17, 40)
	for _, c := range []struct {
		state app.ShareState
		words string
		short string
	}{
		{app.ShareState{Unshared: 3}, "", ""},
		{app.ShareState{Team: true}, "Up to date", ""},
		{app.ShareState{Team: true, Deferred: 12}, "Update to see 12 newer changes", "12"},
		{app.ShareState{Team: true, Deferred: 12, Quarantined: 1}, "1 file to look at", "1"},
		{app.ShareState{Team: true, Waiting: []string{"Waiting for a file from Luis O."}}, "Waiting for a file from Luis O", "1"},
		{app.ShareState{Team: true, Waiting: []string{"a", "b"}}, "Waiting for 2 files", "2"},
		{app.ShareState{Team: true, Conflicts: 2, Waiting: []string{"a"}}, "2 to decide", "2"},
		{app.ShareState{Team: true, Conflicts: 2, Problem: "p", Code: "folder_missing", Reached: wed}, "Folder not reached since Wed 5:40 pm", "!"},
		{app.ShareState{Team: true, Problem: "p", Code: "folder_missing"}, "Folder not reached yet", "!"},
		{app.ShareState{Team: true, Problem: "p", Code: "no_folder"}, "Up to date", ""},
		{app.ShareState{Team: true, Problem: "p", Code: "folder_full", Conflicts: 1}, "The folder is full", "!"},
		{app.ShareState{Team: true, Unshared: 1, Problem: "p", Code: "folder_missing", Reached: wed}, "1 change not yet shared", "1"},
		{app.ShareState{Team: true, Unshared: 1, Problem: "p", Code: "folder_empty"}, "The shared folder is empty", "!"},
	} {
		if said := Say(c.state, clock); said.Words != c.words || said.Short != c.short {
			t.Errorf("%+v: %q and %q, want %q and %q", c.state, said.Words, said.Short, c.words, c.short)
		}
	}
}

func TestTimesAreSaidAsPeopleSayThem(t *testing.T) {
	for _, c := range []struct {
		at   time.Time
		want string
	}{
		{at(19, 8, 31), "8:31 am"},
		{at(18, 23, 59), "Wed 11:59 pm"},
		{at(13, 0, 0), "Fri 12:00 am"},
		{at(12, 23, 0), "Nov 12"},
		{time.Date(2025, 1, 2, 3, 4, 0, 0, time.UTC), "Jan 2, 2025"},
		{time.Time{}, "never"},
	} {
		if got := moment(c.at, clock); got != c.want {
			t.Errorf("%v is %q, want %q", c.at, got, c.want)
		}
	}
}

func TestAMemberIsSilentAfterThreeDays(t *testing.T) {
	for _, c := range []struct {
		m    app.Member
		want int
	}{
		{app.Member{LastExchange: at(17, 0, 0), State: app.MemberBehind}, 0},
		{app.Member{LastExchange: at(16, 23, 0), State: app.MemberBehind}, 3},
		{app.Member{Since: at(12, 9, 0), State: app.MemberNew}, 7},
		{app.Member{LastExchange: at(2, 0, 0)}, 0}, // and has confirmed all
		{app.Member{LastExchange: at(2, 0, 0), You: true}, 0},
		{app.Member{LastExchange: at(2, 0, 0), State: app.MemberReplaced}, 0},
		{app.Member{}, 0},
	} {
		if got := silence(&c.m, clock); got != c.want {
			t.Errorf("%+v is silent for %d days, want %d", c.m, got, c.want)
		}
	}
}

func TestNamesAreAbbreviatedByTheirFirstLetters(t *testing.T) {
	for name, want := range map[string]string{"Dana R.": "DR", "Émile van der Berg": "ÉB", "Cher": "C", "": "?"} {
		if got := initials(name); got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}

func TestWhatHangsOnADisputeIsCountedOncePerAssessment(t *testing.T) {
	f, first := made(), &app.Adequacy{}
	dispute := func(record string) app.Conflict {
		return app.Conflict{Table: "participation_edit", Field: "Status", RecordID: record, Sides: []app.Side{{Value: "LOI"}, {Value: "Signed"}}}
	}
	list := []app.Conflict{dispute("p1"), dispute("p0"), dispute("gone"), {Table: "practice_edit", RecordID: "p1"}, {Table: "participation_edit", RecordID: "p1", Removal: true}}
	known := effects{}.on(first)
	for range 2 {
		if known = known.on(first); known.tell(t.Context(), f, list) != nil {
			t.Fatal("it fails")
		}
	}
	for i, want := range []string{"LOI counts in 4 cells · Signed counts in 5 cells", "LOI counts in no cell · Signed counts in no cell", "", "", ""} {
		if said := beforeWords(&list[i]); said != want {
			t.Errorf("%d: %q, want %q", i, said, want)
		}
	}
	if !slices.Equal(f.counted, []string{"p1", "p0", "gone"}) {
		t.Errorf("counted %q", f.counted)
	}
	if again := known.on(&app.Adequacy{}); len(again.cells) != 0 {
		t.Error("figures of another assessment are told")
	}
}
