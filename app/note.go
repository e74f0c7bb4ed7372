package app

import (
	"context"
	"strings"
	"unicode/utf8"

	"countyline/data"
)

// longestNote is how long a private note may be, in characters: more belongs into a document.
const longestNote = 4000

// NoteWarning stands wherever a private note is written.
const NoteWarning = "Do not write Social Security numbers or bank account numbers: whoever is given rates later reads this note too."

// FieldNote is the private note, as data.Error.Field names what was refused.
const FieldNote = "note"

// PracticeNote is the private note on a practice.
type PracticeNote struct {
	Text string
	May  bool // this workspace may read and write it: it is in no team, or in the rates group of its team
}

// PracticeNote reads the private note on a practice, which goes by the ids of all its spellings.
func (w *Workspace) PracticeNote(ctx context.Context, ids ...string) (n PracticeNote, err error) {
	if n.May, err = w.seesPrivate(ctx); err != nil || !n.May {
		return n, err
	}
	for _, id := range ids {
		if n.Text, err = w.db.PracticeNote(ctx, id); err != nil || n.Text != "" {
			return n, err
		}
	}
	return n, nil
}

// SetPracticeNote writes the private note on a practice under the spelling that has one, else under the first; an empty
// one takes it away. Code "no_rates": this workspace may not.
func (w *Workspace) SetPracticeNote(ctx context.Context, text string, ids ...string) (Undo, error) {
	if err := w.present(); err != nil {
		return nil, err
	}
	may, err := w.seesPrivate(ctx)
	switch text = strings.TrimSpace(text); {
	case err != nil:
		return nil, err
	case !may:
		return nil, &data.Error{Code: "no_rates", Message: "Private notes are for those who see rates, so nothing was changed; ask a colleague who does to let you see them on the Team screen."}
	case utf8.RuneCountInString(text) > longestNote:
		return nil, refused(FieldNote, "This note is longer than %s characters; shorten it, or attach it as a document.", Count(longestNote))
	}
	at := 0
	for i, id := range ids {
		was, err := w.db.PracticeNote(ctx, id)
		if err != nil {
			return nil, err
		}
		if was != "" {
			at = i
			break
		}
	}
	return undone(w.db.SetPracticeNote(ctx, ids[at], text))
}

// seesPrivate says whether this workspace may read private cells.
func (w *Workspace) seesPrivate(ctx context.Context) (bool, error) {
	self, err := w.db.Self(ctx)
	return self.Team == "" || self.RatesKey != "", err
}
