package app

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"countyline/data/share"
)

// add counts what an exchange of files did, and puts what it found into words.
func (x *Exchange) add(r share.Report) {
	x.Sent += r.Sent
	x.Received += r.Received
	x.Transactions += r.Transactions
	x.Operations += r.Operations
	x.Conflicts += r.Conflicts
	x.Deferred += r.Deferred
	x.FilesSent += r.BlobsSent
	x.FilesReceived += r.BlobsReceived
	x.Republished += r.Republished
	x.NewMembers = append(x.NewMembers, r.NewMembers...)
	x.Rates = x.Rates || r.Rates
	x.Changed = x.Changed || r.Transactions > 0 || r.BlobsReceived > 0 || r.Rates
	for _, wait := range r.Waiting {
		x.Waiting = append(x.Waiting, waitingFor(wait.For))
	}
	x.Notes = append(x.Notes, notesOf(r)...)
}

// settle leaves each sentence once.
func (x *Exchange) settle() {
	x.Waiting, x.Notes, x.NewMembers = distinct(x.Waiting), distinct(x.Notes), distinct(x.NewMembers)
}

func distinct[T comparable](list []T) []T {
	var all []T
	for _, s := range list {
		if !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	return all
}

func waitingFor(what string) string { return "Waiting for " + what + "." }

// notesOf are what a person should know of an exchange, the most urgent first.
func notesOf(r share.Report) []string {
	var list []string
	note := func(format string, args ...any) { list = append(list, fmt.Sprintf(format, args...)) }
	for _, f := range r.Forks {
		note("Two computers write as %s; one is a copy of the other. Both sides' changes are kept. Let one of them be closed and opened again, so that it goes on under a name of its own.", memberName(f.Person, f.Device))
	}
	for _, b := range r.Quarantined {
		whose := ""
		if b.Person != "" {
			whose = " of " + b.Person
		}
		note("The shared file %s%s was set aside: %s", b.File, whose, b.Reason)
	}
	if r.NewIncarnation {
		note("This workspace was copied, moved or restored since it last exchanged, so it goes on as a new member of the team; nothing is lost.")
	}
	if r.Rates {
		note(SeesRates)
	}
	if r.Conflicts > 0 {
		note("People decided differently on %s; somebody should choose.", some(r.Conflicts, "field"))
	}
	if r.Deferred > 0 {
		note("%s by a newer Countyline %s; install the newest version to see %s.", CountOf(r.Deferred, "field was changed", "fields were changed"),
			either(r.Deferred, "and waits", "and wait"), either(r.Deferred, "it", "them"))
	}
	if n := len(r.Odd); n > 0 {
		note("%s in the shared folder %s a name that a copying program gave, such as %s; what is in %s was read.",
			some(n, "file"), either(n, "has", "have"), r.Odd[0], either(n, "it", "them"))
	}
	if r.Republished > 0 {
		note("%s had vanished from the shared folder and %s put back.", some(r.Republished, "file"), either(r.Republished, "was", "were"))
	}
	return list
}

// memberName is a member as people speak of it.
func memberName(person, device string) string {
	if device == "" {
		return person
	}
	return person + "'s " + device
}

// SeesRates tells somebody that they were let see rates.
const SeesRates = "You may see rates now."

// Words says in one line what an exchange did, such as "Shared 2 changes and received 5.".
func (x Exchange) Words() string {
	var done []string
	if x.Shared > 0 {
		done = append(done, "shared "+some(x.Shared, "change"))
	}
	if x.Transactions > 0 {
		done = append(done, "received "+some(x.Transactions, "change"))
	}
	if n := x.FilesSent + x.FilesReceived; n > 0 {
		done = append(done, "copied "+some(n, "file"))
	}
	if x.Published > 0 {
		done = append(done, "published "+some(x.Published, "document"))
	}
	switch len(done) {
	case 0:
		if x.Rates {
			return SeesRates
		}
		return "Everything was up to date."
	case 1:
	default:
		done = append(done[:len(done)-2], done[len(done)-2]+" and "+done[len(done)-1])
	}
	line := strings.Join(done, ", ")
	return strings.ToUpper(line[:1]) + line[1:] + "."
}

// checkedSentence says what an exchange that came to its end has verified.
func checkedSentence(x Exchange, now time.Time) string {
	at := now.Format("Mon, Jan 2, 3:04 pm")
	if x.Republished > 0 {
		return fmt.Sprintf("On %s %s that this computer knows had vanished from the folder and %s put back.", at, some(x.Republished, "file"), either(x.Republished, "was", "were"))
	}
	return "On " + at + " every file that this computer knows was in the folder."
}
