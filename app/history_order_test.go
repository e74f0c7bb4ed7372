package app

import (
	"slices"
	"testing"
)

func TestWhatAColleagueDidBeforeStandsBelowWhatWasDoneSince(t *testing.T) {
	ctx := t.Context()
	a, folder := founder(t)
	b := joiner(t, folder, "Ann Lee")
	for i, w := range []*Workspace{b, a} { // the colleague first, which arrives last
		if _, err := newSetting(t, w, 22+i); err != nil {
			t.Fatal(err)
		}
	}
	shared(t, b, ShareOptions{})
	shared(t, a, ShareOptions{})
	list := told(t, a, HistoryFilter{})
	if list[0].Person != "Rosa Diaz" || list[1].Person != "Ann Lee" || !slices.IsSortedFunc(list, func(x, y Event) int { return y.Happened.Compare(x.Happened) }) {
		t.Errorf("%q by %s stands above %q by %s", list[0].Summary(), list[0].Person, list[1].Summary(), list[1].Person)
	}
	if arrived := told(t, a, HistoryFilter{Arrived: true}); arrived[0].ID != list[1].ID || len(arrived) != len(list) {
		t.Errorf("%+v", arrived[0])
	}
	var paged []int64
	for before := int64(0); ; {
		part, err := a.HistoryPart(ctx, HistoryFilter{Limit: 1, Before: before})
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range part.Events {
			paged = append(paged, e.ID)
		}
		if before = part.Older; before == 0 {
			break
		}
	}
	if !slices.EqualFunc(paged, list, func(id int64, e Event) bool { return id == e.ID }) {
		t.Errorf("page by page: %v", paged)
	}
	if _, err := a.RestoreRecord(ctx, "setting", list[1].Changes[0].RecordID, list[1].ID); err != nil {
		t.Fatal(err)
	}
	if s, err := a.Settings(ctx); err != nil || s.BackupsKept != 22 {
		t.Errorf("restored to %d, %v", s.BackupsKept, err)
	}
}
