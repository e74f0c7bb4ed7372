package app

import (
	"cmp"
	"slices"
	"strings"

	"countyline/data/oplog"
)

// What takes a change back, and what makes it again, says so before the change's own reason.
const (
	undoPrefix = "Undo: "
	redoPrefix = "Redo: "
)

// restoreReason is the reason of what makes a record what it was.
const restoreReason = "Restore a record"

// Words is the reason of an event as people read it: "Edit participations", "Undo: Edit participations".
func (e Event) Words() string { return cmp.Or(e.Reason, "Change") }

// Undone is the name of the change itself: that of the one that an event took back, or made again.
func (e Event) Undone() string {
	return strings.TrimPrefix(strings.TrimPrefix(e.Words(), undoPrefix), redoPrefix)
}

// Reversed says what becomes of an event that is taken back, and what of it when that is taken back: "Undone: Edit
// participations" and "Done again: Edit participations", or the other way around of one that undid it.
func (e Event) Reversed() (done, back string) {
	done, back = "Undone: "+e.Undone()+".", "Done again: "+e.Undone()+"."
	if strings.HasPrefix(e.Reason, undoPrefix) {
		return back, done
	}
	return done, back
}

// records are the titles of the records that an event changed, in order.
func (e Event) records() []string {
	type key struct{ table, id string }
	seen := map[key]bool{}
	var titles []string
	for _, c := range e.Changes {
		if k := (key{c.Table, c.RecordID}); !seen[k] {
			seen[k] = true
			titles = append(titles, c.Record)
		}
	}
	return titles
}

// Subject names what an event changed: "Delta Heart · Ada Boone, Cardiology", "F-2028-01 · Network review and 7 more".
func (e Event) Subject() string {
	titles := e.records()
	switch {
	case len(titles) == 0:
		return e.Words()
	case e.More > 0:
		return titles[0] + " and many more"
	case len(titles) > 1:
		return titles[0] + " and " + Count(len(titles)-1) + " more"
	}
	return titles[0]
}

// Summary says in one line what became of the subject: "Status: Prospect → Signed", "Undone · Status: Signed → Prospect".
func (e Event) Summary() string {
	words := e.became()
	switch {
	case words == "":
	case strings.HasPrefix(e.Reason, undoPrefix):
		return "Undone · " + words
	case strings.HasPrefix(e.Reason, redoPrefix):
		return "Done again · " + words
	case e.Reason == restoreReason:
		return "Restored · " + words
	}
	return words
}

func (e Event) became() string {
	switch {
	case len(e.Changes) == 0:
		return ""
	case e.all(func(c FieldChange) bool { return c.Column == oplog.Deleted && c.To == RemovedWords }):
		return "Removed"
	case e.all(func(c FieldChange) bool { return c.Column == oplog.Deleted && c.From == RemovedWords }):
		return "Put back"
	case e.added():
		return e.addedWords()
	}
	first, fields := e.Changes[0], e.fields()
	if len(fields) > 1 {
		more := ""
		if len(fields) > 3 {
			more = " and " + Count(len(fields)-3) + " more"
		}
		return strings.Join(fields[:min(3, len(fields))], ", ") + more
	}
	if len(e.Changes) == 1 {
		return first.Words()
	}
	if e.all(func(c FieldChange) bool { return c.To == first.To }) {
		return first.Field + " → " + orNothing(first.To)
	}
	return first.Field
}

// Words is one field's change in a line: "Status: Prospect → Signed", or "Status: Signed, decided" where a disagreement
// ended with what was there.
func (c FieldChange) Words() string {
	if c.From == c.To {
		return c.Field + ": " + orNothing(c.To) + ", decided"
	}
	return c.Field + ": " + orNothing(unmarked(c.From)) + " → " + orNothing(c.To)
}

// unmarked is a value without the word that nobody stated it.
func unmarked(words string) string {
	return strings.TrimSuffix(strings.TrimSuffix(words, importedMark), defaultMark)
}

// orNothing stands for an empty field.
func orNothing(words string) string {
	if words == "" {
		return "empty"
	}
	return words
}

func (e Event) all(of func(FieldChange) bool) bool {
	return !slices.ContainsFunc(e.Changes, func(c FieldChange) bool { return !of(c) })
}

// fields are the fields changed, each once.
func (e Event) fields() []string {
	var list []string
	for _, c := range e.Changes {
		if !slices.Contains(list, c.Field) {
			list = append(list, c.Field)
		}
	}
	return list
}

// added says that the first record came into being with this event.
func (e Event) added() bool {
	first := e.Changes[0]
	if strings.HasSuffix(first.Table, "_edit") || first.Table == "setting" {
		return false
	}
	if e.made {
		return true
	}
	fields := 0
	for _, c := range e.Changes {
		if c.Table == first.Table && c.RecordID == first.RecordID {
			if c.From != "" {
				return false
			}
			fields++
		}
	}
	return fields > 2 || first.Column == oplog.Deleted
}

// addedWords are the words for how a record of a kind comes into being.
func (e Event) addedWords() string {
	switch e.Changes[0].Table {
	case "dataset":
		for _, c := range e.Changes {
			if c.Column == "rows_taken" {
				return "Imported, " + c.To
			}
		}
		return "Imported"
	case "filing":
		return "Frozen"
	case "document":
		return "Attached"
	case "publication":
		return "Published"
	}
	return "Added"
}
