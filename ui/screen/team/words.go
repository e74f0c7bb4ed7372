package team

import (
	"cmp"
	"strings"
	"time"

	"countyline/app"
	kit "countyline/ui/widget"
)

// Said is the share state in words: whole, and in as few as a narrow window has room for.
type Said struct {
	Icon, Words, Short string
	Ink                kit.Ink
	Kind               kit.PillKind
}

// Say says how a workspace stands to its team; nothing without one. What wants a person's choice stands first, and what
// is not shared yet before anything that can wait.
func Say(s app.ShareState, now time.Time) Said {
	stopped, named := problems[s.Code]
	switch {
	case !s.Team:
		return Said{}
	case stopped.choice:
		return warned("cloud-off", stopped.words, "!")
	case s.Unshared > 0:
		return warned("cloud-off", app.CountOf(s.Unshared, "change", "changes")+" not yet shared", app.Count(s.Unshared))
	case named:
		return warned("cloud-off", stopped.words, "!")
	case troubled(&s) && !s.Reached.IsZero():
		return warned("cloud-off", "Folder not reached since "+moment(s.Reached, now), "!")
	case troubled(&s):
		return warned("cloud-off", "Folder not reached yet", "!")
	case s.Conflicts > 0:
		return warned("git-compare", app.Count(s.Conflicts)+" to decide", app.Count(s.Conflicts))
	case len(s.Waiting) == 1:
		return Said{"hourglass", strings.TrimSuffix(s.Waiting[0], "."), "1", kit.InkSecond, kit.PillNeutral}
	case len(s.Waiting) > 1:
		n := app.Count(len(s.Waiting))
		return Said{"hourglass", "Waiting for " + n + " files", n, kit.InkSecond, kit.PillNeutral}
	case s.Quarantined > 0:
		return warned("file-warning", app.CountOf(s.Quarantined, "file", "files")+" to look at", app.Count(s.Quarantined))
	case s.Deferred > 0:
		return Said{"info", "Update to see " + app.CountOf(s.Deferred, "newer change", "newer changes"), app.Count(s.Deferred), kit.InkSecond, kit.PillNeutral}
	}
	return Said{"circle-check", "Up to date", "", kit.InkThird, kit.PillOk}
}

// Headline is what stopped an exchange in a few words; "The folder is not reached" where there are no better ones.
func Headline(code string) string {
	if p, ok := problems[code]; ok {
		return p.words
	}
	return "The folder is not reached"
}

// troubled says that the last exchange failed. That a team has no folder is no failure.
func troubled(s *app.ShareState) bool { return s.Problem != "" && s.Code != "no_folder" }

func warned(icon, words, short string) Said {
	return Said{icon, words, short, kit.InkWarn, kit.PillWarn}
}

// problem is a state of the shared folder that stops the exchange, or a part of it.
type problem struct {
	words   string
	choice  bool // a person has to choose what is to be done
	rebuild bool // one of the choices is to fill the folder again from this computer
}

// problems are those that this screen has words for, by their code.
var problems = map[string]problem{
	"folder_empty":    {"The shared folder is empty", true, true},
	"folder_foreign":  {"This is another team's folder", true, false},
	"folder_vanished": {"Files vanished from the folder", true, true},
	"folder_readonly": {"The folder takes no files", false, false},
	"folder_full":     {"The folder is full", false, false},
	"not_published":   {"Not everything could be shared", false, false},
}

// moment is a time as people say it: today by its hour, in the last days by the day, else by the date.
func moment(t, now time.Time) string {
	t = t.In(now.Location())
	if t.IsZero() {
		return "never"
	}
	y, m, d := now.Date()
	today := time.Date(y, m, d, 0, 0, 0, 0, now.Location())
	switch {
	case !t.Before(today) && t.Before(today.AddDate(0, 0, 1)):
		return t.Format("3:04 pm")
	case t.Before(today) && !t.Before(today.AddDate(0, 0, -6)):
		return t.Format("Mon 3:04 pm")
	case t.Year() == y:
		return t.Format("Jan 2")
	}
	return t.Format("Jan 2, 2006")
}

// since is a moment with its date, for facts.
func since(t, now time.Time) string {
	if t.IsZero() {
		return "never"
	}
	return t.In(now.Location()).Format("Mon, Jan 2, 3:04 pm")
}

// initials stand on the disc of a member.
func initials(name string) string { return cmp.Or(app.Initials(name), "?") }

// silentAfter is after how long without a word a member is said to be silent, in days.
const silentAfter = 3

// silence is for how many whole days nothing was heard from a member; 0 while that is nothing to speak of. Who has
// confirmed all that is known has nothing to tell.
func silence(m *app.Member, now time.Time) int {
	last := m.LastExchange
	if last.IsZero() {
		last = m.Since
	}
	if m.You || m.State == app.MemberReplaced || m.State == app.MemberCurrent || last.IsZero() {
		return 0
	}
	days := dayOf(now, now.Location()) - dayOf(last, now.Location())
	if days < silentAfter {
		return 0
	}
	return days
}

// dayOf numbers the days of the calendar.
func dayOf(t time.Time, zone *time.Location) int {
	y, m, d := t.In(zone).Date()
	return int(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60))
}

// standing is how a member stands, in words with their icon.
func standing(m *app.Member, unshared int, now time.Time) (icon, words string, ink kit.Ink) {
	days := silence(m, now)
	switch {
	case m.Forked:
		return "split", "Two computers", kit.InkWarn
	case m.State == app.MemberReplaced:
		return "arrow-right", m.State.String(), kit.InkThird
	case m.You && unshared > 0:
		return "cloud-off", app.Count(unshared) + " waiting", kit.InkWarn
	case days > 0:
		return "hourglass", app.CountOf(days, "day", "days") + " silent", kit.InkWarn
	case m.State == app.MemberNew:
		return "user-plus", m.State.String(), kit.InkSecond
	case m.State == app.MemberBehind:
		return "clock", app.Count(m.Behind) + " not confirmed", kit.InkSecond
	}
	return "circle-check", app.MemberCurrent.String(), kit.InkOk
}

// size is an amount of bytes as people say it.
func size(bytes int64) string {
	switch {
	case bytes < 1000:
		return app.CountOf(int(bytes), "byte", "bytes")
	case bytes < 1_000_000:
		return app.Count(int((bytes+500)/1000)) + " kB"
	}
	return app.Count(int((bytes+500_000)/1_000_000)) + " MB"
}
